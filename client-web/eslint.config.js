import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['dist/', 'node_modules/'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  {
    rules: {
      'max-lines': ['error', 400],
      'max-params': ['error', 5],
      'max-depth': ['error', 3],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'alert', message: 'use a panel' },
        { name: 'confirm', message: 'use a panel' },
      ],
      eqeqeq: 'error',
      // Maps and sets here are values: replaced whole, never changed in place.
      'svelte/prefer-svelte-reactivity': 'off',
      'no-restricted-syntax': ['error', { selector: 'TSAnyKeyword', message: 'any is banned' }],
    },
  },
  { files: ['tests/**', 'tools/**', '**/*.svelte'], rules: { 'max-lines-per-function': 'off' } },
);
