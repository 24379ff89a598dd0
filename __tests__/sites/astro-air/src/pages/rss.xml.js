import rss, { pagesGlobToRssItems } from '@astrojs/rss';

export const get = async () =>
  rss({
    title: 'Papers',
    description: 'What we read',
    site: 'https://example.org',
    items: await pagesGlobToRssItems(import.meta.glob('./**/*.md')),
  });
