import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';

export default defineConfig({
  site: 'https://example.org',
  integrations: [
    starlight({
      title: 'Papers',
      head: [{ tag: 'script', attrs: { src: '/math/katex-start.js', defer: true } }],
      sidebar: [
        { label: 'Start', slug: 'start' },
        { label: 'Papers', items: [{ autogenerate: { directory: 'papers' } }] },
      ],
    }),
  ],
});
