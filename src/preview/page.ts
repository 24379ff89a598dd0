import { scaleInWords, readingInWords, scopeInWords } from '../insight/findings-in-words.ts';
import { leftInWords, planInWords, sourceInWords } from '../report/in-words.ts';
import { type PlanText, planText } from '../report/plan-text.ts';
import type { Report } from '../report/report.ts';
import { counted } from '../text/counted.ts';
import { Html, html } from './html.ts';
import { postSection, source } from './page-posts.ts';
import { prose } from './prose.ts';
import { STYLE } from './style.ts';
import { topicLinks, topicSections } from './page-topics.ts';

/** Identifies a page that Paperboy wrote. Any other page is not overwritten. */
export const PAGE_MARK = '<meta name="generator" content="Paperboy preview">';

/** Content security policy: the page loads, runs and sends nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A section of the page, with its entry in the table of contents. */
interface Section {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  /** Entries below its own in the table of contents. */
  readonly links?: Html;
  readonly body: Html;
}

/**
 * Returns the result of the local command as one HTML page without other files: the pull request,
 * the pages that it would add, the topics and the notices.
 */
export function pageOf(report: Report): string {
  const text = planText(report.plan);
  const title = text?.title ?? 'Nothing new';
  const sections = [
    pullSection(report, text),
    pagesSection(report),
    topicsSection(report),
    noticesSection(report),
  ].filter((section) => section !== undefined);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(POLICY)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        ${new Html(PAGE_MARK)}
        <title>${title}: a preview by Paperboy</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the pull request</a>
        <header>
          <p class="brand">Paperboy · preview</p>
          <h1>${planInWords(report).replace(/\.$/, '')}</h1>
          ${leftInWords(report).map((line) => html`<p class="lead">${line}</p>`)}
          <p class="${report.from === 'sample' ? 'warning' : 'aside'}">${sourceInWords(report)}</p>
          <p class="aside">Site: ${report.site}.</p>
        </header>
        <div class="columns">
          ${contents(sections)}
          <main id="main" tabindex="-1">${sections.map(printSection)}</main>
        </div>
        <footer><p>Thank you to arXiv for use of its open access interoperability.</p></footer>
      </body>
    </html> `.text;
}

function printSection({ id, title, body }: Section): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${body}
  </section>`;
}

function contents(sections: readonly Section[]): Html {
  const items = sections.map(
    ({ id, title, count, links }) =>
      html`<li>
        <a href="#${id}">${title}</a>${count === undefined ? undefined : html` <span class="aside">${count}</span>`}
        ${links && html`<ul>
          ${links}
        </ul>`}
      </li>`,
  );
  return html`<nav aria-label="On this page">
    <ul>
      ${items}
    </ul>
  </nav>`;
}

function pullSection({ plan, files }: Report, text: PlanText | undefined): Section | undefined {
  if (text === undefined) return undefined;
  if (plan.kind !== 'commit')
    return {
      id: 'pull',
      title: 'Pull request',
      body: html`<div class="pull">
        <h3>${text.title}</h3>
        ${prose(text.body, { level: 4, breaks: true })}
      </div>`,
    };
  return {
    id: 'pull',
    title: 'Commit',
    body: html`<div class="pull">
      <pre tabindex="0" role="group" aria-label="The commit’s message"><code>${text.body}</code></pre>
      <p>${counted(files.size, 'file')} on ${plan.branch}.</p>
    </div>`,
  };
}

function pagesSection({ papers, files, insight }: Report): Section | undefined {
  if (files.size === 0) return undefined;
  const posts = papers
    .map((paper, index) => postSection(paper, files, insight?.draftOf(paper), index === 0))
    .filter((post) => post !== undefined);
  const ours = new Set(papers.map(({ path }) => path));
  const others = [...files].filter(([path]) => !ours.has(path));
  return {
    id: 'pages',
    title: 'Pages',
    count: files.size,
    body: html`<p class="note">
        Each post as the site’s preset makes it: title, day, tags and text. Words that matched are
        marked here only. The theme of the site adds its own look, layouts and shortcodes.
      </p>
      ${posts}
      ${others.map(
        ([path, content]) =>
          html`<div class="post">
            <h3><code>${path}</code></h3>
            ${source(path, content)}
          </div>`,
      )}`,
  };
}

function topicsSection({ insight, rows }: Report): Section | undefined {
  if (insight === undefined) return undefined;
  const { topics } = insight;
  const notes = [scopeInWords(insight), scaleInWords(insight), readingInWords(topics).join(' ')];
  return {
    id: 'topics',
    title: 'Topics',
    count: topics.length,
    links: topicLinks(insight),
    body: html`${notes.map((text) => (text === '' ? html`` : html`<p class="note">${text}</p>`))}
    ${topicSections(insight, rows)}`,
  };
}

function noticesSection({ notices }: Report): Section | undefined {
  if (notices.length === 0) return undefined;
  return {
    id: 'notices',
    title: 'Notices',
    count: notices.length,
    body: html`<ul>
      ${notices.map(({ about, text }) => html`<li>${about}: ${text}</li>`)}
    </ul>`,
  };
}
