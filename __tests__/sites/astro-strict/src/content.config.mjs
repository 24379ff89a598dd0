import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { postSchema } from './schemas/post.mjs';

export const collections = {
  posts: defineCollection({
    loader: glob({ base: './src/content/posts', pattern: '**/[^_]*.md' }),
    schema: postSchema,
  }),
};
