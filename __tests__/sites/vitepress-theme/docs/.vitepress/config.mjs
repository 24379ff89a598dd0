import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContentLoader, defineConfig } from 'vitepress';

const escaped = (text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export default defineConfig({
  title: 'Papers',
  markdown: { math: true },
  ignoreDeadLinks: false,
  async buildEnd({ outDir }) {
    const posts = await createContentLoader('posts/*.md', { render: true }).load();
    const entries = posts.map(
      ({ url, frontmatter, html }) =>
        `<entry><title>${escaped(frontmatter.title)}</title><id>https://example.org${url}</id><content type="html">${escaped(html)}</content></entry>`,
    );
    writeFileSync(
      join(outDir, 'feed.xml'),
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Papers</title>${entries.join('')}</feed>`,
    );
  },
});
