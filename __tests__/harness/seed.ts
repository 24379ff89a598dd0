import { readFileSync } from 'node:fs';
import type { FakePaper } from '../emulators/arxiv/index.ts';
import { type World, startWorld } from './world.ts';

/** Returns the files of examples/seed/ at their paths in a site. */
export function seedSite(): Record<string, string> {
  const at = (path: string) => readFileSync(`examples/seed/${path}`, 'utf8');
  return {
    'src/layouts/MarkdownPost.astro': '',
    'src/pages/posts/welcome.md': '',
    '.github/paperboy.yml': at('paperboy.yml'),
    'examples/seed/templates/post.hbs': at('templates/post.hbs'),
  };
}

/** Returns the post that examples/seed/ makes of a paper at a given time. */
export async function seedPost(paper: FakePaper, now: string): Promise<string> {
  const world: World = await startWorld({
    papers: [paper],
    arxiv: { shape: 'old' },
    github: { files: seedSite() },
  });
  try {
    const step = await world.run({}, now);
    const [path = ''] = (step.outputs['paths'] ?? '').split('\n');
    if (step.exitCode !== 0 || path === '') throw new Error(`the run wrote no post:\n${step.raw}`);
    return world.github.files('paperboy/digest').get(path) ?? '';
  } finally {
    await world.close();
  }
}
