/** Files that may touch the world; every other file under src/ is pure. */
export const EDGES = [
  'src/main.ts',
  'src/preview.ts',
  'src/preview/options.ts',
  'src/arxiv/asker.ts',
  'src/arxiv/sample.ts',
  'src/http/pause.ts',
  'src/http/send.ts',
  'src/enrich/chat.ts',
  'src/enrich/hugging-face.ts',
  'src/site/preset-folder.ts',
  'src/github/**',
  'src/preview/folder.ts',
  'src/actions/**',
];

/** Patterns of all pure files, for the mutation: those that are no edge and hold more than types. */
export const PURE = ['src/**/*.ts', ...EDGES.map((edge) => `!${edge}`), '!src/modules.d.ts'];
