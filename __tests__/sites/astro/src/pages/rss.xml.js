import rss from '@astrojs/rss';
import { getCollection } from 'astro:content';

export async function GET({ site }) {
  const posts = await getCollection('blog');
  return rss({
    title: 'Papers',
    description: 'What we read',
    site,
    items: posts.map(({ id, data }) => ({
      title: data.title,
      description: data.description,
      pubDate: data.pubDate,
      link: `/blog/${id}/`,
    })),
  });
}
