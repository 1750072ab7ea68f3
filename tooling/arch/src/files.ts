import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Repository-relative path (forward slashes) to text. Binary files are not in it. */
export type Files = ReadonlyMap<string, string>;

/** The text files under a folder, apart from what its .gitignore leaves out. */
export async function readFiles(root: string): Promise<Files> {
  const ignored = new Set(['.git', ...(await ignoredFolders(root))]);
  const files = new Map<string, string>();
  const visit = async (dir: string): Promise<void> => {
    const entries = await readdir(join(root, dir), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = dir === '' ? entry.name : `${dir}/${entry.name}`;
      if (entry.isDirectory() && !ignored.has(entry.name)) await visit(path);
      if (entry.isFile()) await addText(path);
    }
  };
  const addText = async (path: string): Promise<void> => {
    const bytes = await readFile(join(root, path));
    if (!bytes.subarray(0, 8000).includes(0)) files.set(path, bytes.toString('utf8'));
  };
  await visit('');
  return files;
}

/** The folder names in .gitignore; its other patterns do not keep a file out of the check. */
async function ignoredFolders(root: string): Promise<string[]> {
  const text = await readFile(join(root, '.gitignore'), 'utf8');
  return text.split('\n').flatMap((line) => (/^[\w.-]+\/$/.test(line) ? [line.slice(0, -1)] : []));
}
