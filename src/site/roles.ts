/** The meaning of a key of front matter. */
export type Role = 'title' | 'description' | 'date' | 'tags' | 'categories' | 'authors' | 'slug';

/** Names of keys for each meaning, the most common first. */
export const NAMES: Readonly<Record<Role, readonly string[]>> = {
  title: ['title'],
  description: ['description', 'summary', 'excerpt', 'abstract', 'desc', 'subtitle'],
  date: [
    'date',
    'pubDate',
    'publishDate',
    'pubDatetime',
    'published',
    'publishedAt',
    'publishedDate',
    'publishedOn',
    'published_at',
    'datePublished',
    'publishdate',
    'pubdate',
    'publicationDate',
    'createdAt',
    'createdDate',
    'created',
    'postDate',
  ],
  tags: ['tags', 'tag', 'keywords', 'topics'],
  categories: ['categories', 'category'],
  authors: ['authors', 'author'],
  slug: ['slug', 'postSlug'],
};

/** Keys that turn formulas on for a page. */
export const SWITCHES = ['math', 'mathjax', 'katex', 'use_math', 'usemath', 'enable_math', 'latex'];
