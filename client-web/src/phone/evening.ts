export { default as OpenPanel } from './OpenPanel.svelte';
export { default as Scenes } from './Scenes.svelte';
