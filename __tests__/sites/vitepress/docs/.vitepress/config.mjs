import { defineConfig } from 'vitepress';

export default defineConfig({
  title: 'Papers',
  markdown: { math: true },
  ignoreDeadLinks: false,
});
