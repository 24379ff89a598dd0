import { createContentLoader } from 'vitepress';

export default createContentLoader('posts/*.md', {
  transform: (posts) =>
    posts
      .map(({ url, frontmatter }) => ({
        url,
        title: frontmatter.title,
        date: +new Date(frontmatter.date),
      }))
      .sort((a, b) => b.date - a.date),
});
