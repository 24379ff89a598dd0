/**
 * Files as cv-arxiv-daily (`daily_arxiv.py`, json_to_md) and arxiv-paper-daily-page-template write
 * them, with 300 rows of invented papers each. As in real files, titles have bars and TeX, a paper is
 * in two topics, links have versions, and rows are out of order.
 */
export interface ForerunnerFile {
  readonly path: string;
  readonly text: string;
  /** All distinct papers of the file. */
  readonly ids: readonly string[];
  /** Configuration file of the tool, with topics that match no other papers. */
  readonly config: { readonly path: string; readonly text: string };
}

interface OldRow {
  readonly id: string;
  readonly date: string;
  readonly title: string;
  readonly author: string;
  readonly code: string;
}

const TITLES = [
  'Scroll Shelf: Mapping a Library by Its Dust',
  'Is Ink All You Need? A Study of Blots | Extended',
  'Quills at ${360^\\circ}$: Writing Around the Table',
  'A Lamp That Reads Aloud, and Why It Should Not',
  'Margin-Net: Notes Beside the Text',
  'On the $O(n^2)$ Cost of Turning Pages',
];
const AUTHORS = ['Ada Inkwell', 'Bo Quill', 'Cy Vellum', "Dee O'Page"];

/** Returns rows of a topic, newest first, except every seventh. */
function rowsOf(topic: number, count: number): OldRow[] {
  return Array.from({ length: count }, (_, n) => {
    const day = new Date(Date.UTC(2026, 5, 28 - (n % 7 === 6 ? n * 4 - 9 : n * 4)));
    const date = day.toISOString().slice(0, 10);
    // The first paper of a topic is also in the second topic.
    const number = n === 0 ? 1 : topic * 1000 + n;
    return {
      id: `${date.slice(2, 4)}${date.slice(5, 7)}.${String(10_000 + number)}`,
      date,
      title: TITLES[n % TITLES.length] ?? '',
      author: AUTHORS[n % AUTHORS.length] ?? '',
      code: n % 5 === 2 ? `https://github.com/octo/scroll-${topic}-${n}` : '',
    };
  });
}

const CV_CONFIG = `base_url: "https://arxiv.paperswithcode.com/api/v0/papers/"
user_name: "octo"
repo_name: "scrolls-arxiv-daily"
show_authors: True
show_links: True
show_badge: True
max_results: 10
publish_readme: True
publish_gitpage: True
md_readme_path: 'README.md'
md_gitpage_path: './docs/index.md'
json_readme_path: './docs/scrolls-arxiv-daily.json'
keywords:
  "Scrolls":
    filters: ["scroll"]
  "Ink & Quills":
    filters: ["ink", "goose quill"]
`;

const cvRow = ({ date, title, author, id, code }: OldRow) =>
  `|**${date}**|**${title}**|${author} et.al.|[${id}](http://arxiv.org/abs/${id})|${code === '' ? 'null' : `**[link](${code})**`}|\n`;
const BACK = '\n<p align=right>(<a href=#updated-on-20260629>back to top</a>)</p>\n\n';

function cvFile(isReadme: boolean): ForerunnerFile {
  const topics = [
    { name: 'Scrolls', rows: rowsOf(1, 160) },
    { name: 'Ink & Quills', rows: rowsOf(2, 140) },
  ];
  const head = isReadme
    ? '|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n'
    : '| Publish Date | Title | Authors | PDF | Code |\n|:---------|:-----------------------|:---------|:------|:------|\n';
  const contents = topics
    .map(
      ({ name }) => `    <li><a href=#${name.toLowerCase().replace(/ /g, '-')}>${name}</a></li>\n`,
    )
    .join('');
  const text = [
    isReadme ? '' : '---\nlayout: default\n---\n\n',
    '[![Contributors][contributors-shield]][contributors-url]\n[![Stargazers][stars-shield]][stars-url]\n\n',
    '## Updated on 2026.06.29\n> Usage instructions: [here](./docs/README.md#usage)\n\n',
    isReadme
      ? `<details>\n  <summary>Table of Contents</summary>\n  <ol>\n${contents}  </ol>\n</details>\n\n`
      : '',
    ...topics.map(
      ({ name, rows }) =>
        `## ${name}\n\n${head}${rows.map(cvRow).join('')}${isReadme ? BACK : '\n'}`,
    ),
    '[contributors-shield]: https://img.shields.io/github/contributors/octo/scrolls-arxiv-daily.svg?style=for-the-badge\n',
    '[contributors-url]: https://github.com/octo/scrolls-arxiv-daily/graphs/contributors\n',
    '[stars-shield]: https://img.shields.io/github/stars/octo/scrolls-arxiv-daily.svg?style=for-the-badge\n\n',
  ].join('');
  return {
    path: isReadme ? 'README.md' : 'docs/index.md',
    text,
    ids: [...new Set(topics.flatMap(({ rows }) => rows.map(({ id }) => id)))],
    config: { path: 'config.yaml', text: CV_CONFIG },
  };
}

const templateRow = ({ date, title, author, id, code }: OldRow) =>
  `|**${date}**|**${title.replace(/[|$^{}\\]/g, '')}**|${author} et.al.|[${id}v1](http://arxiv.org/abs/${id}v1)|${code === '' ? 'null' : `[link](${code})`}|We read scrolls, and $\\sim30$ of them twice. An abstract stands in its own column.|\n`;

/** Returns a page for each subtopic, with the abstract in a sixth column. */
function templateFile(): ForerunnerFile {
  const rows = rowsOf(3, 300);
  return {
    path: 'mkdocs/docs/scrolls/scroll lamp.md',
    text: `\n\n\n### scroll lamp\n|Publish Date|Title|Authors|PDF|Code|Abstract|\n| :---: | :---: | :---: | :---: | :---: | :---: |\n${rows.map(templateRow).join('')}`,
    ids: rows.map(({ id }) => id),
    config: {
      path: 'topic.yml',
      text: 'scrolls:\n  "scroll lamp": "scroll"\n  "goose": "goose quill"\n',
    },
  };
}

export const FORERUNNER_FILES: Readonly<Record<string, ForerunnerFile>> = {
  'the README of cv-arxiv-daily': cvFile(true),
  'the page of cv-arxiv-daily for GitHub Pages': cvFile(false),
  'a page of arxiv-paper-daily-page-template': templateFile(),
};
