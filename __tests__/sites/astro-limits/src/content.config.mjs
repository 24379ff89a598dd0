import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';

const notes = defineCollection({
  loader: glob({ base: './content/notes', pattern: '**/*.{md,mdx}' }),
  schema: ({ image }) =>
    z.object({
      title: z.string().max(60),
      description: z.string().min(10).max(160),
      date: z.coerce.date(),
      draft: z.boolean().default(false),
      cover: image().optional(),
      tags: z
        .array(z.string())
        .default([])
        .transform((tags) => tags.map((tag) => tag.toLowerCase())),
    }),
});

export const collections = { notes };
