import { mountPage } from '../lib/mount.ts';
import App from './App.svelte';

mountPage(App);
