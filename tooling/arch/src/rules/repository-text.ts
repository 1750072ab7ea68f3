import type { Rule, Violation } from '../rule.ts';
import type { Files } from '../files.ts';

const machinePath = /(?<![\w.~-])(\/(work|root|farm)\/|\/home\/\w|\/Users\/\w|[A-Z]:\\Users\\)|bash_[j]obs/;
const registryHost =
  /\bregistry\.(npmjs|yarnpkg|npmmirror)\b|\b(npmmirror|artifactory|verdaccio|jfrog)\.|https?:\/\/(registry|npm|pypi|crates|mirrors?|nexus|artifacts?)\.[\w.-]+/;

/** The repository reads the same on every machine: nobody's folders in it. */
export const machinePaths: Rule = {
  name: 'machine-path',
  check: ({ files }) => grep(files, machinePath, 'a path of somebody’s machine'),
};

/** Where packages come from is the business of the machine; a lock file without addresses works with any registry. */
export const registryHosts: Rule = {
  name: 'registry-host',
  check: ({ files }) => [
    ...grep(files, registryHost, 'the host of a package registry'),
    ...(/"resolved": "https?:/.test(files.get('package-lock.json') ?? '')
      ? [{ path: 'package-lock.json', message: 'carries download addresses' }]
      : []),
  ],
};

function grep(files: Files, pattern: RegExp, what: string): Violation[] {
  return [...files].flatMap(([path, text]) => {
    if (!pattern.test(text)) return [];
    return text.split('\n').flatMap((line, index) => {
      const hit = pattern.exec(line);
      return hit === null ? [] : [{ path, line: index + 1, message: `${what}: ${hit[0]}` }];
    });
  });
}
