// Asks without leaving the page. Every box and every sentence comes from the server, as HTML or as a template:
// this script fetches them, puts them in place, and keeps the times young.
(() => {
  'use strict';

  const WAIT_SECONDS = 8;
  const MOST_QUESTIONS = 6;
  const form = document.getElementById('ask');
  const field = document.getElementById('url');
  const result = document.getElementById('result');
  const live = document.getElementById('live');
  let running = null;

  class Problem extends Error {
    constructor(template, words) {
      super(template);
      this.template = template;
      this.words = words;
    }
  }

  const pageOf = query => '/?url=' + encodeURIComponent(query);

  /** Shows a copy of a template, its slots filled with text. */
  function show(id, words) {
    const copy = document.getElementById(id).content.cloneNode(true);
    for (const slot of copy.querySelectorAll('[data-slot]')) {
      const text = words?.[slot.dataset.slot];
      if (text) slot.textContent = text;
    }
    result.replaceChildren(copy);
    announce();
  }

  function announce() {
    live.textContent = result.querySelector('#headline')?.textContent ?? '';
  }

  async function get(address, signal) {
    try {
      return await fetch(address, { signal });
    } catch (error) {
      if (signal.aborted) throw error;
      throw new Problem('offline');
    }
  }

  /** Asks the API until the regions have spoken, or long enough. */
  async function untilKnown(query, signal) {
    for (let i = 0; i < MOST_QUESTIONS; i++) {
      const response = await get('/api/status?url=' + encodeURIComponent(query) + '&wait=' + WAIT_SECONDS, signal);
      const body = await response.json().catch(() => null);
      if (!response.ok) throw new Problem('problem', { title: body?.title, detail: body?.detail });
      if (response.status !== 202 && body?.fresh !== false) return;
      tellProgress(body?.quorum);
      const pause = Math.min(Math.max(Number(response.headers.get('Retry-After')) || 1, 1), 10);
      await new Promise(done => setTimeout(done, pause * 1000));
      if (signal.aborted) return;
    }
  }

  function tellProgress(quorum) {
    const slot = result.querySelector('[data-slot=progress]');
    if (slot && quorum) slot.textContent = (quorum.regions - quorum.abstained) + ' of ' + quorum.regions + ' regions have answered.';
  }

  /** Puts the server's page for an address in the place of this one. */
  async function swap(address, signal) {
    const response = await get(address, signal);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const next = page.getElementById('result');
    if (!next) throw new Problem('problem');
    if (signal.aborted) return;
    result.replaceChildren(...next.childNodes);
    document.title = page.title;
    document.body.dataset.state = page.body.dataset.state;
    tick();
    announce();
  }

  /** Shows the page of an address; with a question, after the regions have spoken. */
  async function visit(address, query, keep) {
    running?.abort();
    const { signal } = running = new AbortController();
    document.body.dataset.state = query ? 'asked' : 'home';
    result.setAttribute('aria-busy', 'true');
    if (query && !keep) show('checking', { target: query });
    try {
      if (query) await untilKnown(query, signal);
      if (!signal.aborted) await swap(address, signal);
    } catch (error) {
      if (signal.aborted) return;
      show(error.template ?? 'problem', error.words);
    }
    if (!signal.aborted) result.setAttribute('aria-busy', 'false');
  }

  function ask(query) {
    field.value = query;
    history.pushState(null, '', pageOf(query));
    scrollTo(0, 0);
    visit(pageOf(query), query, false);
  }

  async function copy(button) {
    const code = button.parentElement.querySelector('code');
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected';
    }
    live.textContent = button.textContent;
    setTimeout(() => { button.textContent = label; }, 2000);
  }

  const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

  function inUnits(seconds, write) {
    const [unit, size] = UNITS.find(([, least]) => seconds >= least) ?? UNITS[3];
    return write(Math.max(0, Math.floor(seconds / size)), unit);
  }

  function tick() {
    const age = text => (Date.now() - Date.parse(text)) / 1000;
    for (const time of document.querySelectorAll('time[data-ago]')) {
      time.title = new Date(time.dateTime).toLocaleString();
      time.textContent = inUnits(age(time.dateTime), (count, unit) => relative.format(-count, unit));
    }
    for (const time of document.querySelectorAll('time[data-local]')) time.title = new Date(time.dateTime).toLocaleString();
    for (const span of document.querySelectorAll('[data-for]')) {
      span.textContent = inUnits(age(span.dataset.for), (count, unit) => ', for ' + count + ' ' + unit + (count === 1 ? '' : 's'));
    }
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    const query = field.value.trim();
    if (query) ask(query);
  });

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-copy]');
    if (button) copy(button);
    const link = event.target.closest('a[data-ask]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      ask(link.dataset.ask);
    }
  });

  addEventListener('popstate', () => {
    const query = new URLSearchParams(location.search).get('url')?.trim() ?? '';
    field.value = query;
    visit(location.pathname + location.search, query, false);
  });

  document.documentElement.classList.add('js');
  tick();
  setInterval(tick, 1000);
  if (result.dataset.unsettled) visit(location.pathname + location.search, field.value.trim(), true);
})();
