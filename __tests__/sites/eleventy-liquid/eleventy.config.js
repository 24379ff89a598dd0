import { katex } from '@mdit/plugin-katex';
import markdownIt from 'markdown-it';

export default function configure(config) {
  const markdown = markdownIt({ html: true, linkify: true });
  config.setLibrary('md', markdown.use(katex, { throwOnError: false }));
  return { dir: { input: 'src', output: '_site' } };
}
