import { getCollection } from 'astro:content';
import rss from '@astrojs/rss';

export async function GET({ site }) {
  const posts = await getCollection('posts');
  return rss({
    title: 'Papers',
    description: 'Papers',
    site,
    items: posts.map(({ id, data }) => ({
      title: data.title,
      pubDate: new Date(data.pubDatetime),
      link: `/blog/${id}/`,
    })),
  });
}
