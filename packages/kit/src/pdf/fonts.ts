import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const require = createRequire(import.meta.url);

/** The two weights of Noto Sans SC (OFL) that certificates are set in. */
export const fontFiles: readonly string[] = [
  '400Regular/NotoSansSC_400Regular.ttf',
  '700Bold/NotoSansSC_700Bold.ttf',
].map((file) => require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`));

export const fontFolders: readonly string[] = fontFiles.map((file) => dirname(file));
