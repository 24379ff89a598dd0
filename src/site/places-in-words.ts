import type { Config } from '../config/config.ts';
import type { Layout } from './layout.ts';

/**
 * Describes the paths of the files of `output`:
 * `Posts go to _posts/{{slug}}.md, the list goes to README.md`.
 */
export function placesInWords(
  { output }: Pick<Config, 'output'>,
  { places, collections }: Pick<Layout, 'places' | 'collections'>,
): string {
  const parts = [
    ...(output.has('posts') ? [`posts go to ${places.post}`] : []),
    ...(output.has('digest') ? [`digest pages go to ${places.digest}`] : []),
    ...(output.has('list') ? [`the list goes to ${collections.list}`] : []),
    ...(output.has('feed') ? [`the feed goes to ${collections.feed}`] : []),
    ...(output.has('bibtex') ? [`the bibliography goes to ${collections.bibtex}`] : []),
  ];
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
