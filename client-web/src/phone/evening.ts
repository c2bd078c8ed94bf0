export { default as Foot } from './Foot.svelte';
export { default as Notices } from './Notices.svelte';
export { default as OpenPanel } from './OpenPanel.svelte';
export { Panels } from './panels.svelte.ts';
export { default as Scenes } from './Scenes.svelte';
