/** Files that may use the network, files, the clock or random numbers. All other files in src/ are pure. */
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
