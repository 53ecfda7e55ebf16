// Calls to the server, words of the catalogue, and messages.

export function word(name) {
  return document.getElementById('words').content.querySelector(`[data-word="${name}"]`)?.textContent ?? name;
}

export function csrf() {
  return document.querySelector('meta[name=csrf]').content;
}

/** Call the API. Gives {ok, status, data}; never throws. */
export async function call(method, url, body) {
  const headers = { 'X-CSRF-Token': csrf(), Accept: 'application/json' };
  let payload;
  if (body instanceof FormData) payload = body;
  else if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    payload = JSON.stringify(body);
  }
  try {
    const answer = await fetch(url, { method, headers, body: payload, credentials: 'same-origin' });
    if (answer.status === 401) { location.assign('/login'); }
    const data = await answer.json().catch(() => ({}));
    return { ok: answer.ok, status: answer.status, data };
  } catch {
    return { ok: false, status: 0, data: { error: { code: 'network', message: word('network') } } };
  }
}

/** A part of a page as text; null where it cannot be had. */
export async function part(url) {
  try {
    const answer = await fetch(url, { headers: { 'HX-Request': 'true', Accept: 'text/html' }, credentials: 'same-origin' });
    if (answer.status === 401) { location.assign('/login'); return null; }
    return await answer.text();
  } catch {
    toast(word('network'), 'bad');
    return null;
  }
}

export function toast(text, kind = 'good') {
  const box = document.getElementById('toasts');
  const line = document.createElement('div');
  line.className = `toast ${kind}`;
  line.textContent = text;
  box.append(line);
  setTimeout(() => line.remove(), kind === 'bad' ? 9000 : 2500);
}

/** What the server says is wrong, in one line. */
export function complaint(answer) {
  const error = answer.data?.error ?? {};
  const known = { stale_page: word('stale_page'), wrong_role: word('wrong_role') }[error.code];
  return known ?? [error.message ?? word('failed'), error.hint].filter(Boolean).join(' — ');
}

/** Whether a key press belongs to somebody who is writing: in a field, or composing Chinese. */
export function writing(event) {
  if (event.isComposing || event.keyCode === 229 || event.key === 'Process') return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select, .outline')) return true;
  const input = target.closest('input');
  return input !== null && !['checkbox', 'radio', 'button'].includes(input.type);
}
