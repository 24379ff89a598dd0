import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';

export default {
  title: 'Papers',
  url: 'https://example.org',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  presets: [
    [
      'classic',
      {
        docs: false,
        blog: {
          onUntruncatedBlogPosts: 'ignore',
          blogSidebarCount: 0,
          remarkPlugins: [remarkMath],
          rehypePlugins: [rehypeKatex],
          feedOptions: { type: 'all', title: 'Papers', limit: false },
        },
      },
    ],
  ],
  stylesheets: [{ href: '/math/katex/katex.min.css', type: 'text/css' }],
};
