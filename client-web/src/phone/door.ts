export { default as Door } from './Door.svelte';
export { default as Outside } from './Outside.svelte';
