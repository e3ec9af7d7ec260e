import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Builds the page of `client/` into `dist/`; tests run from the project's root. */
export default defineConfig({
  root: 'client',
  base: '/',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: {
    root: import.meta.dirname,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/run-folder.ts'],
    // Each may have a service and a browser beside it.
    maxWorkers: 2,
    // What is slow on a busy machine is not wrong.
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
})
