import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';

const schema = z.object({
  title: z.string(),
  date: z.string(),
  summary: z.string().optional(),
  tags: z.array(z.string()).optional(),
});
const localized = (locale) =>
  defineCollection({
    loader: glob({ base: `./src/content/posts/${locale}`, pattern: '**/*.md' }),
    schema,
  });

export const collections = { en: localized('en'), zh: localized('zh-cn') };
