// Puts a page's component into #app, in place of the line for browsers that are too old.
import { mount, type Component } from 'svelte';
import '../ui/base.css';

export function mountPage(page: Component): void {
  const target = document.getElementById('app');
  if (target === null) return;
  target.textContent = '';
  mount(page, { target });
}
