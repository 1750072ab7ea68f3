import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const host = process.env['PEIYU_HOST_URL'] ?? 'http://localhost:8080';

/** `vite` alone serves the pages and passes calls on to a host that runs already. */
export default defineConfig({
  base: '/',
  plugins: [react()],
  build: { manifest: true, target: 'es2022', sourcemap: false },
  server: { proxy: { '/trpc': host, '/dev': host, '/v/': host, '/verify': host } },
});
