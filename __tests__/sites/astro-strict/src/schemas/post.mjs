import { z } from 'astro:content';

export const postSchema = z
  .object({
    title: z.string(),
    author: z.string().optional(),
    pubDatetime: z.date(),
    description: z.string(),
    categories: z.array(z.enum(['research', 'life', 'code'])).optional(),
    tags: z.array(z.string()).default(['others']),
  })
  .strict();
