/* The list of findings: filtered, rendered as it is scrolled to. Text becomes text nodes, never markup. */
(function () {
  'use strict';
  const BATCH = 30;
  const GRAVITY = ['error', 'warning', 'note'];
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId('data').textContent);
  const names = new Map(data.documents);
  const ranks = new Map(data.documents.map(([number], rank) => [number, rank]));
  const findings = data.findings.sort((a, b) =>
    ranks.get(a.d) - ranks.get(b.d) || GRAVITY.indexOf(a.s) - GRAVITY.indexOf(b.s) || a.l - b.l);
  const controls = ['words', 'document', 'family', 'severity', 'decision'].map(byId);
  const cards = byId('cards');
  let matching = findings;
  let rendered = 0;
  let current = -1;

  function say(key, ...words) {
    return (data.ui[key] || key).replace(/\{(\d)\}/g, (_, n) => words[n - 1]);
  }

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ''));
    return element;
  }

  /* Figures stand between the characters 1 and 2. */
  function marked(text) {
    return text.split(/[\u0001\u0002]/).map((piece, i) => (i % 2 ? make('mark', {}, piece) : piece));
  }

  function tableOf(place) {
    const used = (row) => row[1].reduce((most, cell, at) => (cell.trim() ? at + 1 : most), 0);
    const width = Math.max(...place.r.filter(Boolean).map(used));
    const body = make('tbody');
    place.r.forEach((row, at) => {
      if (!row) {
        body.append(make('tr', { class: 'gap' }, make('td', { colspan: width + 1 }, '⋮')));
        return;
      }
      const hit = row[1].some((cell) => cell.includes('\u0001'));
      const line = make('tr', { class: (at === 0 ? 'first ' : '') + (hit ? 'hit' : '') });
      line.append(make('th', { scope: 'row' }, String(row[0])));
      row[1].slice(0, width).forEach((cell) => line.append(make('td', {}, ...marked(cell))));
      body.append(line);
    });
    return make('div', { class: 'scroll', tabindex: '0' }, make('table', { class: 'rows' }, body));
  }

  function placeOf(finding, place) {
    const link = `documents/${finding.d}.html#p${place.k}`;
    const box = make('div', { class: 'place' + (place.r ? ' table' : '') });
    box.append(make('p', { class: 'where' },
      make('a', { href: link }, place.w),
      place.h || place.c ? make('span', {}, place.h || place.c) : ''));
    if (place.r) {
      box.append(tableOf(place));
      if (place.n) box.append(make('p', { class: 'cut' }, say('page.rows-left', place.n)));
      return box;
    }
    const text = make('p', { class: 'quote' });
    if (place.b) text.append(make('span', { class: 'beside' }, place.b), ' ');
    text.append(...marked(place.t));
    if (place.a) text.append(' ', make('span', { class: 'beside' }, place.a));
    box.append(text);
    return box;
  }

  /* Two statements of one thing: neither is what the other should be. */
  function isStatement(finding) {
    return finding.g === 'conflict' || finding.g === 'name' || finding.r === 'self-score';
  }

  function factsOf(finding) {
    const list = make('dl', { class: 'facts' });
    const add = (key, kind, value) => {
      if (value) list.append(make('div', { class: kind }, make('dt', {}, say(key)), make('dd', {}, value)));
    };
    const interval = (finding.e || '').startsWith('[');
    add('page.reported', 'stated', finding.v);
    add(interval ? 'page.interval' : isStatement(finding) ? 'page.elsewhere' : 'page.expected',
      isStatement(finding) ? 'stated' : 'due', finding.e);
    add('page.arithmetic', 'sum', finding.a);
    add('page.meant', 'meant', finding.h);
    return list;
  }

  function decisionOf(finding) {
    if (!finding.y) return make('span', { class: 'chip new' }, say('page.new'));
    const word = say('decision.' + finding.y);
    const lapsed = finding.t === 'lapsed';
    const text = lapsed ? `${say('page.lapsed')} · ${say('page.was')} ${word}` : word;
    const who = [finding.by, finding.on, finding.why].filter(Boolean).join(' · ');
    return make('span', { class: 'chip ' + finding.t }, text, who ? make('small', {}, ' ' + who) : '');
  }

  function cardOf(finding) {
    const rule = data.rules[finding.r] || finding.r;
    const place = finding.p[0];
    const where = place ? place.w : finding.l ? say('page.line', finding.l) : '';
    const card = make('article', {
      class: `card ${finding.s} ${finding.t === 'decided' ? 'done' : ''}`, id: 'f-' + finding.f, tabindex: '-1',
      'aria-label': `${say('severity.' + finding.s)} ${where} ${finding.m}`,
    });
    card.append(make('p', { class: 'top' },
      make('b', { class: 'badge' }, say('severity.' + finding.s)),
      make('span', { class: 'rule' }, rule),
      make('span', { class: 'at' }, where),
      decisionOf(finding)));
    card.append(make('p', { class: 'message' }, finding.m));
    if (finding.u) card.append(make('p', { class: 'part' }, finding.u));
    card.append(factsOf(finding));
    if (finding.p.length) {
      const tables = finding.p.some((each) => each.r);
      const count = Math.min(finding.p.length, !tables ? 3 : isStatement(finding) ? 2 : 1);
      card.append(make('div', { class: 'places n' + count }, ...finding.p.map((each) => placeOf(finding, each))));
    }
    if (finding.x) card.append(make('p', { class: 'effects' }, finding.x));
    card.append(make('p', { class: 'foot' },
      make('code', { title: say('page.decide', finding.f) }, finding.f), make('span', {}, finding.r),
      make('a', { href: `documents/${finding.d}.html${place ? '#p' + place.k : ''}` }, say('page.text'))));
    return card;
  }

  function headOf(number) {
    const count = matching.filter((each) => each.d === number).length;
    return make('h3', { class: 'doc', id: 'd-' + number },
      make('span', {}, names.get(number)), make('b', {}, String(count)),
      make('a', { href: `documents/${number}.html` }, say('page.text')));
  }

  function renderTo(end) {
    const piece = document.createDocumentFragment();
    for (; rendered < Math.min(end, matching.length); rendered++) {
      const finding = matching[rendered];
      if (rendered === 0 || matching[rendered - 1].d !== finding.d) piece.append(headOf(finding.d));
      piece.append(cardOf(finding));
    }
    cards.append(piece);
    byId('more').hidden = rendered >= matching.length;
  }

  function wordsOf(finding) {
    if (!finding.text) {
      const places = finding.p.map((each) => [each.t, each.c, each.h,
        each.r && each.r.map((row) => row && row[1].join(' ')).join(' ')].join(' '));
      finding.text = [names.get(finding.d), finding.r, data.rules[finding.r], finding.m, finding.h, finding.v,
        finding.e, finding.a, finding.f, finding.by, finding.why, ...places]
        .join('\n').replace(/[\u0001\u0002]/g, '').toLowerCase();
    }
    return finding.text;
  }

  function decides(finding, wanted) {
    if (!wanted) return true;
    if (wanted === 'open') return finding.t !== 'decided';
    return finding.t === wanted || (finding.t === 'decided' && finding.y === wanted);
  }

  function filter() {
    const [words, number, family, severity, decision] = controls.map((control) => control.value);
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    matching = findings.filter((finding) =>
      (!number || finding.d === Number(number)) && (!family || finding.g === family) &&
      (!severity || finding.s === severity) && decides(finding, decision) &&
      wanted.every((word) => wordsOf(finding).includes(word)));
    rendered = 0;
    current = -1;
    cards.replaceChildren();
    byId('count').textContent = say('page.shown', matching.length, findings.length);
    if (!matching.length) cards.append(make('p', { class: 'none' }, say('page.none')));
    renderTo(BATCH);
  }

  function fill(id, rows) {
    byId(id).append(make('option', { value: '' }, say('page.all')),
      ...rows.map(([value, text]) => make('option', { value }, text)));
  }

  function countBy(key) {
    const counts = new Map();
    findings.forEach((finding) => counts.set(finding[key], (counts.get(finding[key]) || 0) + 1));
    return counts;
  }

  function fillAll() {
    const documents = countBy('d');
    const families = countBy('g');
    const severities = countBy('s');
    fill('document', data.documents.filter(([number]) => documents.has(number))
      .map(([number, name]) => [number, `${name} (${documents.get(number)})`]));
    fill('family', Object.entries(data.families).map(([id, name]) => [id, `${name} (${families.get(id)})`])
      .sort((a, b) => families.get(b[0]) - families.get(a[0])));
    fill('severity', GRAVITY.map((id) => [id, `${say('severity.' + id)} (${severities.get(id) || 0})`]));
    fill('decision', [['open', say('page.undecided')], ['new', say('page.new')], ['decided', say('page.decided')],
      ['confirmed', say('decision.confirmed')], ['false', say('decision.false')],
      ['corrected', say('decision.corrected')], ['lapsed', say('page.lapsed')]]);
  }

  function goTo(at) {
    if (at < 0 || at >= matching.length) return;
    renderTo(at + BATCH);
    current = at;
    const card = byId('f-' + matching[at].f);
    card.scrollIntoView({ block: 'start' });
    card.focus({ preventScroll: true });
  }

  /* #d-12 shows one document, #f-… one finding. */
  function follow() {
    const [, kind, id] = /^#([df])-(.+)$/.exec(location.hash) || [];
    if (kind === 'd' && names.has(Number(id))) {
      byId('filter').reset();
      byId('document').value = id;
      filter();
      byId('list').scrollIntoView();
    } else if (kind === 'f') {
      if (!matching.some((finding) => finding.f === id)) {
        byId('filter').reset();
        filter();
      }
      goTo(matching.findIndex((finding) => finding.f === id));
    }
  }

  function key(event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing && event.key === 'Escape') event.target.blur();
    if (typing) return;
    if (event.key === 'j') goTo(current + 1);
    if (event.key === 'k') goTo(current - 1);
    if (event.key === 'o' && current >= 0) byId('f-' + matching[current].f).querySelector('a').click();
    if (event.key === '/') {
      event.preventDefault();
      controls[0].focus();
    }
  }

  fillAll();
  filter();
  byId('filter').hidden = false;
  byId('keys').hidden = false;
  controls.forEach((control) => control.addEventListener('input', filter));
  byId('filter').addEventListener('submit', (event) => event.preventDefault());
  byId('filter').addEventListener('reset', () => setTimeout(filter));
  byId('next').addEventListener('click', () => renderTo(rendered + BATCH));
  new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && renderTo(rendered + BATCH),
    { rootMargin: '800px' }).observe(byId('more'));
  cards.addEventListener('focusin', (event) => {
    const card = event.target.closest('.card');
    if (card) current = matching.findIndex((finding) => 'f-' + finding.f === card.id);
  });
  window.addEventListener('hashchange', follow);
  window.addEventListener('beforeprint', () => renderTo(matching.length));
  document.addEventListener('keydown', key);
  follow();
}());
