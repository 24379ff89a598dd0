import{createRequire as paperboyRequire}from'node:module';const require=paperboyRequire(import.meta.url);
import{a as v,b as l,e as s,f as b,i as w,j as k,k as T,l as $,m as p,p as A,q as S,r as _,t as C,u as d,v as L,w as y}from"./chunk-3AL56NPN.js";import"./chunk-PSOYH44F.js";import"./chunk-H4GFPYA4.js";import{existsSync as te,readFileSync as ae}from"node:fs";import{parseArgs as re}from"node:util";var P=`<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/TEmZSSI6j083unKx3S2eC4ak3us</id>
  <title>arXiv Query: search_query=submittedDate:"202611110000 TO 202611200000"&amp;id_list=&amp;start=0&amp;max_results=200</title>
  <updated>2026-11-20T00:00:03Z</updated>
  <link href="https://arxiv.org/api/query?search_query=submittedDate:%22202611110000+TO+202611200000%22&amp;start=0&amp;max_results=200&amp;id_list=" type="application/atom+xml"/>
  <opensearch:itemsPerPage>200</opensearch:itemsPerPage>
  <opensearch:totalResults>22</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
  <entry>
    <id>http://arxiv.org/abs/2611.15204v1</id>
    <title>Scrolls before Tomes: Reading Four Million Tokens of Long Context with a Rolling Bookmark</title>
    <updated>2026-11-19T17:42:08Z</updated>
    <link href="https://arxiv.org/abs/2611.15204v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.15204v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Readers of very old books keep a finger on the last page that mattered; language models reread everything. We give a decoder a *rolling bookmark*, a state $b_t^{*}$ that names the few spans worth returning to, and let attention visit only those. On five suites of long-context retrieval the bookmark costs $O(n \\log n)$ time, keeps 97.3\\% of the accuracy of full attention at $2^{22}$ tokens, and fails where one would hope it fails: on texts whose plot is withheld until the end. Code, bookmarks and two broken runs are at https://github.com/paperboy-sample/rolling-bookmark.</summary>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-19T17:42:08Z</published>
    <arxiv:comment>Accepted at NeurIPS 2026 (spotlight). 14 pages, 6 figures, one of them legible</arxiv:comment>
    <arxiv:primary_category term="cs.CL"/>
    <author>
      <name>Odile Marchbanks</name>
    </author>
    <author>
      <name>Mi\\v{s}ka Potok{\\'a}</name>
    </author>
    <author>
      <name>Tobias Okonjo-Reyes</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.15177v1</id>
    <title>"It Depends": Scoring the Answers That a Linguist Would Give</title>
    <updated>2026-11-19T16:05:51Z</updated>
    <link href="https://arxiv.org/abs/2611.15177v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.15177v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Ask a linguist whether a sentence is grammatical and the answer is \`\`it depends''. Leaderboards do not accept this answer. We collect 3,120 judgements from 26 field linguists who were allowed to hedge, and propose the score $H = 1 - \\sum_i w_i |a_i - m_i|$, which rewards a model $m$ for hedging where its annotators $a$ did. The best system hedges 4\\% of the time; the linguists, 61\\%.</summary>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-19T16:05:51Z</published>
    <arxiv:comment>9 pages; the appendix depends</arxiv:comment>
    <arxiv:primary_category term="cs.CL"/>
    <author>
      <name>Perpetua Lindqvist</name>
    </author>
    <author>
      <name>Ansel Quaye</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.15093v1</id>
    <title>Let's &lt;think&gt; Less: Budgeted Deliberation for Long-Context Question Answering</title>
    <updated>2026-11-19T11:20:33Z</updated>
    <link href="https://arxiv.org/abs/2611.15093v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.15093v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Reasoning models open a &lt;think&gt; block, and some never close it. We show that on questions over a long document most of the block paraphrases the question. A controller of 2M parameters reads the first 64 tokens of thought and predicts whether more will help: if $p &lt; 0.2$ it writes &lt;/think&gt; itself. Over four benchmarks it saves 58\\% of the tokens &amp; loses 0.4 points. The remaining failures all involve tables, \`nested' tables in particular.</summary>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.AI" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-19T11:20:33Z</published>
    <arxiv:comment>Preprint. Project page: https://paperboy-sample.github.io/think-less</arxiv:comment>
    <arxiv:primary_category term="cs.CL"/>
    <author>
      <name>Ikenna Brightwater</name>
    </author>
    <author>
      <name>Zo\\"e Featherstone</name>
    </author>
    <author>
      <name>S{\\o}ren Klitgaard Holt</name>
    </author>
    <author>
      <name>Li-Wen Harrowgate</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.14980v1</id>
    <title>Sleep Staging from a Smart Ring: Five Months on Forty-One Fingers</title>
    <updated>2026-11-19T09:02:17Z</updated>
    <link href="https://arxiv.org/abs/2611.14980v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.14980v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>A smart ring sees the pulse from closer by than a watch does, and is taken off for washing up. We followed 41 volunteers for five months with a ring on one hand and polysomnography on 212 nights. A convolutional model with 180k parameters reaches a Cohen's $\\kappa$ of 0.71 over four stages, and $\\kappa = 0.64$ on the night after the ring was found again behind the sink. Most of the error lies between N1 and quiet wakefulness (38\\% of all confusions); temperature helps, finger choice does not ($p = 0.44$).</summary>
    <category term="eess.SP" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="q-bio.QM" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-19T09:02:17Z</published>
    <arxiv:comment>18 pages, 9 figures. Data on request and under glass</arxiv:comment>
    <arxiv:primary_category term="eess.SP"/>
    <author>
      <name>Łucja Śliwka</name>
    </author>
    <author>
      <name>Hamish Abernethy-Cole</name>
    </author>
    <author>
      <name>Noor van den Boomgaard</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.14518v1</id>
    <title>State Space Models | Selective Scans: What $P(x_t | x_{&lt;t})$ Forgets, and When</title>
    <updated>2026-11-18T19:48:26Z</updated>
    <link href="https://arxiv.org/abs/2611.14518v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.14518v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>State space models compress the past into a vector of fixed size, so something has to go. We derive how fast a selective scan forgets a token it has once marked as important, show that $\\|h_t - h_t^{(-k)}\\|_2 \\le C \\lambda^{t-k}$ with $\\lambda$ set by the *slowest* gate, and confirm the bound on 12 trained models from 130M to 2.8B parameters. Forgetting is gradual for names, sudden for numbers, and never happens for the word \`\`delve''.</summary>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="stat.ML" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-18T19:48:26Z</published>
    <arxiv:comment>32 pages, 7 figures. Comments welcome</arxiv:comment>
    <arxiv:primary_category term="cs.LG"/>
    <author>
      <name>Aurelio Castellane</name>
    </author>
    <author>
      <name>Ruth Ngá-Whitcombe</name>
    </author>
    <author>
      <name>Pavel D. Stroš</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.14377v1</id>
    <title>Dataset Distillation by Gossip: {{Ten}} Images per Class and No Teacher</title>
    <updated>2026-11-18T15:33:59Z</updated>
    <link href="https://arxiv.org/abs/2611.14377v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.14377v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Distilled datasets are usually carved by one large teacher that has seen everything. We let 32 small students whisper gradients to their neighbours on a ring graph until they agree on ten images per class. Dataset distillation by gossip needs no machine that holds all of the data, reaches 71.8\\% on a 100-class benchmark (teacher: 72.4\\%), and tolerates up to 9 students who spread rumours. The images look like nothing at all, which three art critics rated \\textbf{highly}. Code: \\url{https://github.com/paperboy-sample/gossip_distill}</summary>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.DC" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-18T15:33:59Z</published>
    <arxiv:comment>Accepted at the Winter Workshop on Small Data (WWSD 2027)</arxiv:comment>
    <arxiv:primary_category term="cs.LG"/>
    <author>
      <name>Fenna Oosterwijk</name>
    </author>
    <author>
      <name>Jos\\'e In\\'acio Valdoro</name>
    </author>
    <author>
      <name>Kwabena Lightfoot</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.14201v1</id>
    <title>Search for Muon Echoes with the PELICAN Detector at $\\sqrt{s} = 13.6$ TeV</title>
    <updated>2026-11-18T14:07:12Z</updated>
    <link href="https://arxiv.org/abs/2611.14201v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.14201v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>A search is presented for delayed pairs of muons (\`\`echoes'') in $pp$ collisions at $\\sqrt{s} = 13.6$ TeV, using 61 fb$^{-1}$ recorded by a detector the size of a bus. No excess over the expected background of $4.2 \\pm 1.1$ events is seen: 4 events are observed, one of them the bus. Upper limits of 0.8 to 3.1 fb at 95\\% confidence level are set on the production cross section for echo times $12 &lt; \\tau &lt; 900$ ns.</summary>
    <category term="hep-ex" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-18T14:07:12Z</published>
    <arxiv:comment>27 pages, 60 authors, 11 figures</arxiv:comment>
    <arxiv:primary_category term="hep-ex"/>
    <arxiv:journal_ref>J. Imag. Part. Phys. 12 (2026) 044</arxiv:journal_ref>
    <author>
      <name>A. Alderwick</name>
      <arxiv:affiliation>Inst. for Echo Physics, Lower Halstock</arxiv:affiliation>
    </author>
    <author>
      <name>A. Bramhope</name>
      <arxiv:affiliation>Inst. for Echo Physics, Lower Halstock</arxiv:affiliation>
      <arxiv:affiliation>Pelican Point Laboratory</arxiv:affiliation>
    </author>
    <author>
      <name>A. Cotterstock</name>
    </author>
    <author>
      <name>A. Dunsfold</name>
    </author>
    <author>
      <name>A. Ebbesborne</name>
    </author>
    <author>
      <name>A. Farthinghoe</name>
    </author>
    <author>
      <name>B. Alderwick</name>
    </author>
    <author>
      <name>B. Bramhope</name>
    </author>
    <author>
      <name>B. Cotterstock</name>
    </author>
    <author>
      <name>B. Dunsfold</name>
    </author>
    <author>
      <name>B. Ebbesborne</name>
    </author>
    <author>
      <name>B. Farthinghoe</name>
    </author>
    <author>
      <name>C. M. Alderwick</name>
    </author>
    <author>
      <name>C. M. Bramhope</name>
    </author>
    <author>
      <name>C. M. Cotterstock</name>
    </author>
    <author>
      <name>C. M. Dunsfold</name>
    </author>
    <author>
      <name>C. M. Ebbesborne</name>
    </author>
    <author>
      <name>C. M. Farthinghoe</name>
    </author>
    <author>
      <name>D. Alderwick</name>
    </author>
    <author>
      <name>D. Bramhope</name>
    </author>
    <author>
      <name>D. Cotterstock</name>
    </author>
    <author>
      <name>D. Dunsfold</name>
    </author>
    <author>
      <name>D. Ebbesborne</name>
    </author>
    <author>
      <name>D. Farthinghoe</name>
    </author>
    <author>
      <name>E. Alderwick</name>
    </author>
    <author>
      <name>E. Bramhope</name>
    </author>
    <author>
      <name>E. Cotterstock</name>
    </author>
    <author>
      <name>E. Dunsfold</name>
    </author>
    <author>
      <name>E. Ebbesborne</name>
    </author>
    <author>
      <name>E. Farthinghoe</name>
    </author>
    <author>
      <name>F. Alderwick</name>
    </author>
    <author>
      <name>F. Bramhope</name>
    </author>
    <author>
      <name>F. Cotterstock</name>
    </author>
    <author>
      <name>F. Dunsfold</name>
    </author>
    <author>
      <name>F. Ebbesborne</name>
    </author>
    <author>
      <name>F. Farthinghoe</name>
    </author>
    <author>
      <name>G. Alderwick</name>
    </author>
    <author>
      <name>G. Bramhope</name>
    </author>
    <author>
      <name>G. Cotterstock</name>
    </author>
    <author>
      <name>G. Dunsfold</name>
    </author>
    <author>
      <name>G. Ebbesborne</name>
    </author>
    <author>
      <name>G. Farthinghoe</name>
    </author>
    <author>
      <name>H. J. Alderwick</name>
    </author>
    <author>
      <name>H. J. Bramhope</name>
    </author>
    <author>
      <name>H. J. Cotterstock</name>
    </author>
    <author>
      <name>H. J. Dunsfold</name>
    </author>
    <author>
      <name>H. J. Ebbesborne</name>
    </author>
    <author>
      <name>H. J. Farthinghoe</name>
    </author>
    <author>
      <name>I. Alderwick</name>
    </author>
    <author>
      <name>I. Bramhope</name>
    </author>
    <author>
      <name>I. Cotterstock</name>
    </author>
    <author>
      <name>I. Dunsfold</name>
    </author>
    <author>
      <name>I. Ebbesborne</name>
    </author>
    <author>
      <name>I. Farthinghoe</name>
    </author>
    <author>
      <name>J. Mu\\~noz-Halloran</name>
    </author>
    <author>
      <name>J. Grob\\'ely</name>
    </author>
    <author>
      <name>J. Štěpnička</name>
    </author>
    <author>
      <name>J. d'Aubrac</name>
    </author>
    <author>
      <name>J. von Quellenrieth</name>
    </author>
    <author>
      <name>J. O'Tarrant</name>
    </author>
    <arxiv:doi>10.5555/jipp.2026.12.044</arxiv:doi>
    <link rel="related" href="https://doi.org/10.5555/jipp.2026.12.044" title="doi"/>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.13966v1</id>
    <title>SLAM in a Teacup: Visual-Inertial Odometry Where Nothing Stands Still</title>
    <updated>2026-11-18T08:55:30Z</updated>
    <link href="https://arxiv.org/abs/2611.13966v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.13966v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>SLAM assumes that the world is still and the camera moves. In a fairground teacup neither holds. We record 6.2 h of rides with a stereo camera and two inertial units, and separate the motion of the cup, the platter and the rider with three nested $SE(3)$ frames. Absolute trajectory error falls from 3.9 m to 0.21 m. Two of the authors fell ill. Sequences: https://huggingface.co/datasets/paperboy-sample/teacup-slam</summary>
    <category term="cs.RO" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-18T08:55:30Z</published>
    <arxiv:comment>8 pages, submitted to a venue on solid ground</arxiv:comment>
    <arxiv:primary_category term="cs.RO"/>
    <author>
      <name>Domenica Farrugia</name>
    </author>
    <author>
      <name>Ewan Tollbridge</name>
    </author>
    <author>
      <name>Chiamaka Oduya-Frost</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.13640v1</id>
    <title>\`\`Less Is Enough'': Dataset Distillation for Tables with Missing Entries</title>
    <updated>2026-11-17T21:11:04Z</updated>
    <link href="https://arxiv.org/abs/2611.13640v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.13640v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Dataset distillation is well studied for images and hardly at all for tables, whose rows have holes. We distil $n$ rows into $m \\ll n$ *pseudo-rows* together with the pattern of what they lack, by matching the scores of an imputation model. With $m = 50$ a gradient-boosted tree keeps 98\\% of its AUC on 17 of 21 tables. On the other four, the holes were the signal.</summary>
    <category term="stat.ML" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-17T21:11:04Z</published>
    <arxiv:primary_category term="stat.ML"/>
    <author>
      <name>Marguerite Ashdown</name>
    </author>
    <author>
      <name>Temitope Ilesanmi-Vale</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.13512v1</id>
    <title>A Dataset of Distillation Columns: 1,204 Runs, Labelled for Fouling</title>
    <updated>2026-11-17T13:39:45Z</updated>
    <link href="https://arxiv.org/abs/2611.13512v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.13512v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>We publish sensor logs of 1,204 runs of a pilot-scale distillation column, 31 of which ended in fouling &amp; one in a visit by the fire brigade. Each run has 52 channels at 1 Hz, the operator's notes, and labels agreed on by two engineers (cf. Fig.~2). A model predictive controller warned by a linear classifier avoids 74\\% of the stops. R\\&amp;D partners asked that prices be left out; we replaced them by multiples of the price of tea. The unit of loss is $ per hour throughout.</summary>
    <category term="eess.SY" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-17T13:39:45Z</published>
    <arxiv:comment>Data descriptor, 12 pages</arxiv:comment>
    <arxiv:primary_category term="eess.SY"/>
    <author>
      <name>Isolde Kranich</name>
      <arxiv:affiliation>Dept. of Process Systems, University of Oberfeld</arxiv:affiliation>
    </author>
    <author>
      <name>Mateus Vilanova</name>
      <arxiv:affiliation>Dept. of Process Systems, University of Oberfeld</arxiv:affiliation>
      <arxiv:affiliation>Vilanova &amp; Daughters Ltd.</arxiv:affiliation>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.13208v1</id>
    <title>Smart Contracts for Ringed Seals: Auditing a Wildlife Levy of $5 per Tag</title>
    <updated>2026-11-17T10:26:18Z</updated>
    <link href="https://arxiv.org/abs/2611.13208v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.13208v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Tour boats in one bay pay $5 for every ringed seal they photograph; a smart contract keeps the tally. We audit 14 months of it. The tally exceeds the number of seals by a factor of 40. We trace the surplus to one seal, to a missing check in \`payOut()\`, and to a boat named after a famous exploit, then give a repaired contract and a proof that it pays each seal at most once a day.</summary>
    <category term="cs.CR" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CY" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-17T10:26:18Z</published>
    <arxiv:comment>Seal of approval pending</arxiv:comment>
    <arxiv:primary_category term="cs.CR"/>
    <author>
      <name>Bertrand Nightingale-Osei</name>
    </author>
    <author>
      <name>Sunniva Kvamme</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.12911v2</id>
    <title>Counting Sheep @Night: Density Maps for Flocks That Will Not Stand Still</title>
    <updated>2026-11-19T08:31:02Z</updated>
    <link href="https://arxiv.org/abs/2611.12911v2" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.12911v2" rel="related" type="application/pdf" title="pdf"/>
    <summary>Thermal drones count sheep badly: the animals huddle, and one warm rock is ranked sheep #1 in every frame. We model the flock as a density map under slow motion, $\\partial_t \\rho + \\nabla \\cdot (\\rho v) = 0$, and learn $v$ from unlabelled video. On 88 flights over three hill farms the count is off by 2.1 sheep in 140, against 11.6 for a detector and 3.0 for the shepherd.
  In this version we correct Table 2, in which a dog had been counted.</summary>
    <category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.RO" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-16T20:14:40Z</published>
    <arxiv:comment>v2: corrected Table 2. Search &amp; rescue baselines added. 11 pages</arxiv:comment>
    <arxiv:primary_category term="cs.CV"/>
    <author>
      <name>Gwenllian Prosser</name>
    </author>
    <author>
      <name>Baptiste Hédouin</name>
    </author>
    <author>
      <name>R. K. Thistlewood</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.12875v1</id>
    <title>Who Moved My Page? Positional Drift When the Context Window {\\it Slides}</title>
    <updated>2026-11-16T18:04:37Z</updated>
    <link href="https://arxiv.org/abs/2611.12875v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.12875v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>When a conversation outgrows the context window, most systems slide it: the oldest turns fall off and every remaining token gets a new position. We show that this alone changes 6.8\\% of the answers, and prove that no relative encoding of the form $f(i - j)$ with a cache of stale keys can avoid it.
  We then compare three remedies:
  - recompute the cache, which is exact and slow;
  - rotate the stale keys in place, which is fast and nearly exact;
  - say nothing, which is the state of the art.</summary>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-16T18:04:37Z</published>
    <arxiv:comment>Accepted at EACL 2027, main conference</arxiv:comment>
    <arxiv:primary_category term="cs.CL"/>
    <author>
      <name>Cosima Delacourt-Wynn</name>
    </author>
    <author>
      <name>Jarrah Penhaligon</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.12644v1</id>
    <title>0.10</title>
    <updated>2026-11-16T12:47:55Z</updated>
    <link href="https://arxiv.org/abs/2611.12644v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.12644v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Is ten percent a good level of significance? We review 1,940 tests that were reported at $\\alpha = 0.10$ in journals of ecology and of marketing. Had their authors chosen 0.05, 22\\% of the findings would be gone; had they chosen 0.11, exactly one would be new. We discuss that one at length.</summary>
    <category term="stat.ME" scheme="http://arxiv.org/schemas/atom"/>
    <category term="stat.AP" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-16T12:47:55Z</published>
    <arxiv:comment>6 pages. The title is the abstract</arxiv:comment>
    <arxiv:primary_category term="stat.ME"/>
    <author>
      <name>Walburga Finch</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.12390v1</id>
    <title>Actigraphy without Tears: $\\ell_1$ Trend Filtering for Wrist and Ankle</title>
    <updated>2026-11-15T09:18:03Z</updated>
    <link href="https://arxiv.org/abs/2611.12390v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.12390v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Actigraphs count movement, and miscount it on trains. We fit an $\\ell_1$ trend filter with a change-point penalty, $\\min_\\beta \\frac12 \\|y - \\beta\\|_2^2 + \\lambda \\|D^{(2)} \\beta\\|_1$, to wrist and ankle at once, and show that what the two share is sleep while what they do not share is mostly knitting. The solver handles a week at 30 Hz in 0.8 s on a phone. An R package, \`quietwrist\`, is available.</summary>
    <category term="stat.AP" scheme="http://arxiv.org/schemas/atom"/>
    <category term="eess.SP" scheme="http://arxiv.org/schemas/atom"/>
    <category term="stat.ML" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-15T09:18:03Z</published>
    <arxiv:comment>21 pages, 5 figures</arxiv:comment>
    <arxiv:primary_category term="stat.AP"/>
    <arxiv:journal_ref>Ann. Quiet Stat. 3(2), 101-121 (2026)</arxiv:journal_ref>
    <author>
      <name>Anneliese Rowntree</name>
    </author>
    <author>
      <name>Dani\\"el ter Wouden</name>
    </author>
    <arxiv:doi>10.5555/aqs.2026.0302</arxiv:doi>
    <link rel="related" href="https://doi.org/10.5555/aqs.2026.0302" title="doi"/>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.11933v1</id>
    <title>A Census of Lonely Globular Clusters beyond 60 kpc</title>
    <updated>2026-11-14T16:52:29Z</updated>
    <link href="https://arxiv.org/abs/2611.11933v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.11933v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Some globular clusters belong to no galaxy that will admit it. From 3,300 deg$^2$ of imaging we select 14 candidates at galactocentric distances of 60 to 140 kpc, with $-7.9 &lt; M_V &lt; -4.1$ and half-light radii of 3--11 pc. Spectra of five give velocities inconsistent with every known stream (at $&gt; 3\\sigma$). Two show an extended halo of stars; in one, LANTERN J0413--27, the halo outshines its cluster. We argue that these are orphans of an accretion event some 9 Gyr ago.</summary>
    <category term="astro-ph.GA" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-14T16:52:29Z</published>
    <arxiv:comment>Submitted to a journal with page charges. 16 pages, 12 figures; catalogue at http://lantern.invalid/census</arxiv:comment>
    <arxiv:primary_category term="astro-ph.GA"/>
    <author>
      <name>The LANTERN Collaboration</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.11786v1</id>
    <title>Smart-Rings and Dumb Gloves: Typing in Winter, a Field Study</title>
    <updated>2026-11-13T19:30:00Z</updated>
    <link href="https://arxiv.org/abs/2611.11786v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.11786v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Rings that read gestures are tested indoors. We sent 24 people outdoors at $-12\\,^\\circ$C with one of two smart rings and one of three pairs of gloves. Text entry drops from 21.4 to 6.9 words per minute, chiefly because rings stop at the knuckle of the glove. A ring worn \\emph{over} the glove restores 17.2 words per minute &amp; draws remarks from passers-by, which we code and report (\\S 5).</summary>
    <category term="cs.HC" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-13T19:30:00Z</published>
    <arxiv:comment>To appear at the Int. Symp. on Cold Hands, 10 pages</arxiv:comment>
    <arxiv:primary_category term="cs.HC"/>
    <author>
      <name>Aino Lumikoski</name>
    </author>
    <author>
      <name>Pádraig Mac Suibhne</name>
    </author>
    <author>
      <name>Yusra Holloway</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.11402v1</id>
    <title>\\textbf{Stop} Early: Krylov Methods for Systems That Are Nearly Solved</title>
    <updated>2026-11-13T11:08:44Z</updated>
    <link href="https://arxiv.org/abs/2611.11402v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.11402v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Sequences of linear systems $A_k x_k = b_k$ often begin close to their solution, and Krylov solvers spend most iterations finding this out. We propose a test, $\\|r_j\\| / \\|r_0\\| &lt; \\tau \\cdot \\mathrm{cond}(A_k)^{-1/2}$, that costs one inner product and stops 3 to 40 times sooner without loss of order in the outer iteration. The proof uses only \\(\\langle x, A x \\rangle &gt; 0\\) and patience.
  2020 Mathematics Subject Classification applies; see~\\cite{last}.</summary>
    <category term="math.NA" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-13T11:08:44Z</published>
    <arxiv:comment>24 pages, 3 algorithms, MSC 65F10</arxiv:comment>
    <arxiv:primary_category term="math.NA"/>
    <author>
      <name>Leopoldine Achterberg</name>
    </author>
    <author>
      <name>G\\"okhan Taşdelen-Moor</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.11029v2</id>
    <title>A Quantum Advantage for Sorting Socks</title>
    <updated>2026-11-17T07:15:26Z</updated>
    <link href="https://arxiv.org/abs/2611.11029v2" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.11029v2" rel="related" type="application/pdf" title="pdf"/>
    <summary>We show that $n$ pairs of socks can be matched with $O(n^{2/3})$ quantum queries to the drawer, and that no classical procedure does better than $\\Omega(n)$, even in daylight. This version has been withdrawn, for Lemma 3 does not hold when a sock is missing.</summary>
    <category term="quant-ph" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.DS" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-12T22:40:11Z</published>
    <arxiv:comment>This paper has been withdrawn by the author: Lemma 3 fails for an odd number of socks</arxiv:comment>
    <arxiv:primary_category term="quant-ph"/>
    <author>
      <name>Ambrose Pettigrew-Sato</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.10817v1</id>
    <title>Do Dairy Cows Nap? Neck-Worn Accelerometers and the Afternoon</title>
    <updated>2026-11-12T15:21:36Z</updated>
    <link href="https://arxiv.org/abs/2611.10817v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.10817v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Farmers say that cows nap; textbooks say that they ruminate. We fitted 63 cows with collars and, following the practice of human actigraphy, scored rest in epochs of 30 s. Cows lie down 9.8 times a day, and 1.3 of these bouts show \`\`head-on-flank'' postures that two veterinarians agree are naps. Milk yield is unrelated (slope $0.02 \\pm 0.11$ kg per nap). Raw traces: \\url{https://gitlab.com/paperboy-sample/cow_naps.git}</summary>
    <category term="q-bio.QM" scheme="http://arxiv.org/schemas/atom"/>
    <category term="stat.AP" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-12T15:21:36Z</published>
    <arxiv:primary_category term="q-bio.QM"/>
    <arxiv:journal_ref>Comput. Pasture 8, 77 (2026)</arxiv:journal_ref>
    <author>
      <name>Hedwig Sommerfeldt</name>
      <arxiv:affiliation>Institute of Pasture Science, Wiesengrund</arxiv:affiliation>
    </author>
    <author>
      <name>Owain Trefor-Bell</name>
      <arxiv:affiliation>Institute of Pasture Science, Wiesengrund</arxiv:affiliation>
      <arxiv:affiliation>School of Veterinary Measurement, Llanfair</arxiv:affiliation>
    </author>
    <author>
      <name>Mirabel Onwudiwe</name>
    </author>
    <arxiv:doi>10.5555/copa.2026.8.77</arxiv:doi>
    <link rel="related" href="https://doi.org/10.5555/copa.2026.8.77" title="doi"/>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.10466v1</id>
    <title>A Long Look at Little Context: Three-Token Baselines for Dialogue Acts</title>
    <updated>2026-11-11T20:02:50Z</updated>
    <link href="https://arxiv.org/abs/2611.10466v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.10466v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Before a model is praised for using context it should be compared with one that has none. We tag dialogue acts from the first three tokens of an utterance and lose 5.2 points of $F_1$ against systems that read the whole call. It took us a long time, and little context, to see why: \`\`yeah'' and \`\`um'' carry most of the label. We ask reviewers to demand such baselines, and we thank the one who did.</summary>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-11T20:02:50Z</published>
    <arxiv:comment>5 pages</arxiv:comment>
    <arxiv:primary_category term="cs.CL"/>
    <author>
      <name>Quirin Haldane</name>
    </author>
    <author>
      <name>Sisi Mbatha-Crowe</name>
    </author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2611.10238v1</id>
    <title>A Context Window of One's Own: Per-Speaker Memory for Meeting Transcripts</title>
    <updated>2026-11-11T09:37:22Z</updated>
    <link href="https://arxiv.org/abs/2611.10238v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2611.10238v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>Meetings have many speakers and models have one context window, so loud people fill it. We give each speaker a window of 512 tokens, with an auction ($x_i$ bids $v_i \\ge 0$) for the rest. Summaries then mention 31\\% more of those who spoke less than a minute, and action items are assigned to the right person in 84\\% of cases, up from 69\\%. The chair is unaffected. The tool, {\\tt fairminutes}, is at http://www.github.com/paperboy-sample/fairminutes.git.</summary>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.HC" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.SD" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-11-11T09:37:22Z</published>
    <arxiv:primary_category term="cs.CL"/>
    <author>
      <name>Philippa Drummond-Achebe</name>
    </author>
    <author>
      <name>Ulf Västerhag</name>
    </author>
    <author>
      <name>Caoimhe O'Dorrin</name>
    </author>
  </entry>
</feed>
`;var E="2026-11-20T06:00:00Z",W=`
Long context: "long context" OR "context window"
Wearables / Smart ring: "smart ring" OR ti:actigraphy
dataset distillation
`;function D(){let{papers:e,notices:a}=k(P),t={papers:e,notices:a,requestCount:0};return{search:()=>Promise.resolve(t),announcements:()=>Promise.resolve(t)}}import{mkdir as V,readFile as U,readdir as Y,writeFile as K}from"node:fs/promises";import{dirname as Q,join as n,relative as z,sep as X}from"node:path";var ee=new Set([".git","node_modules"]);function O({site:e,out:a}){return{async files(){return{branch:"",commit:"",paths:e===void 0?[]:await R(e),read:r=>U(n(e??"",r),"utf8")}},history:F,messages:F,prove:()=>Promise.resolve(),record:()=>Promise.resolve({branches:new Map,pulls:[]}),async carryOut(t){let r=t.kind==="nothing-new"?[]:[...t.commit?.files??[]];for(let[o,i]of r)await V(Q(n(a,o)),{recursive:!0}),await K(n(a,o),i);return{kind:"done",notices:[]}}}}async function R(e,a=e){let t=await Y(a,{withFileTypes:!0}).catch(()=>{throw new l("CONFIG_INVALID",`There is no folder ${a}`)});return(await Promise.all(t.map(o=>o.isDirectory()?ee.has(o.name)?[]:R(e,n(a,o.name)):[z(e,n(a,o.name)).split(X).join("/")]))).flat().sort()}async function*F(){yield*[]}function M(e,a){let{plan:t,rows:r,files:o,site:i}=e,m=r.map(({name:f,matched:B,proposed:G,seen:H,heldOver:j,skipped:q})=>`  ${f}: ${B} matched, ${G} new, ${H} seen before, ${j} held over, ${b(q)} skipped`);if(t.kind==="nothing-new")return s([w(e),...m].join(`
`));let[u,c=""]=t.kind==="commit"?["Commit",t.commit.message]:[t.pull.title,t.kind==="open"?t.pull.body:t.body],N=[...o.keys()].map(f=>`  ${a}/${f}`),g="-".repeat(72);return s([`Site: ${i}`,g,u,g,c.trimEnd(),g,"Topics:",...m,`Files (${o.size}):`,...N].join(`
`))}var I=`Usage: node dist/preview.js [options]

Shows what Paperboy would put into a pull request, without one: posts and digest
are written to a folder, and the pull request is printed. Without options it asks
nobody and reads a sample of announcements that it brings along.

  --live           ask arXiv instead of reading the sample, Hugging Face for code, and
                   the language model that the configuration names, if it names one,
                   with the key in the environment variable PAPERBOY_LLM_KEY
  --site DIR       a site's folder: its generator is recognised, its papers are
                   skipped, its ${p} is read
  --config FILE    read this configuration file instead
  --keywords TEXT  what to look for, as in the input \`keywords\`
  --out DIR        where to write (default: preview)
  --now INSTANT    stands for now, such as 2026-11-23T03:17:00Z
  --help           print this
`,oe=2,Z=e=>process.stdout.write(`${e}
`),h=e=>process.stderr.write(`${e}
`),x={info:e=>h(s(e)),notice:({about:e,text:a})=>h(s(`Notice: ${e}: ${a}`))};function ie(){let e={type:"string"};return re({options:{live:{type:"boolean",default:!1},site:e,config:e,keywords:e,out:{type:"string",default:"preview"},now:e,help:{type:"boolean",default:!1}}}).values}function se(e,a){return{...e,async files(t){let r=await e.files(t),o=i=>i===a?Promise.resolve(ae(a,"utf8")):r.read(i);return{...r,paths:te(a)?[...new Set([...r.paths,a])]:r.paths,read:o}}}}async function ne(){let e=ie();if(e.help){Z(I);return}let a=process.env,t=new Map,r=O({out:e.out,...e.site!==void 0&&{site:e.site}}),o=e.config===void 0?r:se(r,e.config),i=e.config!==void 0||e.site!==void 0&&(await r.files({})).paths.includes(p);e.keywords!==void 0?t.set("keywords",e.keywords):i||t.set("keywords",W);let m=e.now??a.PAPERBOY_NOW,u=C({PAPERBOY_NOW:m??(e.live?void 0:E)}),c=await _({inputs:t,at:{file:{path:e.config??p,named:e.config!==void 0}},site:o,arxiv:e.live?he():D(),extras:e.live?me():S,presets:A(),log:x,now:u});Z(M(c,e.out))}function he(){let e=d(process.env,"PAPERBOY_ARXIV_URL","https://export.arxiv.org");return T({apiUrl:e,rssUrl:d(process.env,"PAPERBOY_RSS_URL","https://rss.arxiv.org"),userAgent:y(),paceSeconds:L(process.env,e),log:x})}function me(){let e=d(process.env,"PAPERBOY_HF_URL","https://huggingface.co"),a={userAgent:y(),log:x},t=process.env.PAPERBOY_LLM_KEY?.trim()??"";return{links:$({url:e,...a}),generate:async(r,o)=>(await import("./chunk-ZRK3VRLM.js")).chatOver(a)(r,{...o,key:t})}}try{await ne()}catch(e){e instanceof l?(h(s(`[${e.code}] ${e.message}
${v(e.code)}`)),process.exitCode=1):e instanceof TypeError&&"code"in e&&String(e.code).startsWith("ERR_PARSE_ARGS")?(h(`${e.message}

${I}`),process.exitCode=oe):(h(s(`[INTERNAL] ${e instanceof Error?e.message:"unknown"}
${v("INTERNAL")}`)),process.exitCode=1)}
