import { katex } from '@mdit/plugin-katex';
import { feedPlugin } from '@11ty/eleventy-plugin-rss';
import markdownIt from 'markdown-it';

export default function configure(config) {
  config.setLibrary('md', markdownIt({ html: true }).use(katex, { throwOnError: false }));
  config.addCollection('posts', (api) => api.getFilteredByGlob('src/posts/*.md'));
  config.addPlugin(feedPlugin, {
    type: 'atom',
    outputPath: '/feed.xml',
    collection: { name: 'posts', limit: 0 },
    metadata: {
      language: 'en',
      title: 'Papers',
      base: 'https://example.org/',
      author: { name: 'We' },
    },
  });
  return { dir: { input: 'src', output: '_site' } };
}
