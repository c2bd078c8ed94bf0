import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// What a phone's first screens do not need of Svelte: lists, form fields.
const LATER = new RegExp(
  'svelte/src/internal/(client/dom/' +
    '(blocks/(each|key|await)|elements/bindings/(input|select|size))|shared/clone)',
);

// All styles are in one file, so a later part needs nothing but its script.
const bareImports = {
  name: 'bare-imports',
  load: (id: string) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (part) => part();' : null,
};

const page = (name: string) => fileURLToPath(new URL(`${name}.html`, import.meta.url));

// Four pages, one per kind of device. The oldest browsers of PRODUCT.md B1 (Safari 14.1, Chrome 88,
// Firefox 78) all speak ES2020; naming Chrome 88 itself would lower every `?.` for a bug in spread
// calls.
export default defineConfig({
  plugins: [bareImports, svelte()],
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  build: {
    target: ['es2020', 'safari14.1', 'firefox78'],
    cssTarget: ['safari14.1', 'chrome88', 'firefox78'],
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    manifest: true,
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !LATER.test(id) },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: 'lists', test: LATER }],
        },
      },
      input: {
        phone: page('index'),
        desk: page('desk'),
        wall: page('wall'),
        helper: page('helper'),
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
    restoreMocks: true,
  },
});
