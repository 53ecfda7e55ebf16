// History and differences: taking decisions back, deciding conflicts.

import { call, complaint, toast, writing } from '/static/api.js';

const review = document.getElementById('review');
const api = `/api/campaigns/${encodeURIComponent(review.dataset.campaign)}`;

async function send(path, body) {
  const answer = await call('POST', `${api}/${path}`, body);
  if (answer.ok) location.reload();
  else toast(complaint(answer), 'bad');
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-do]');
  const box = button?.closest('.conflictbox');
  switch (button?.dataset.do) {
    case 'revert': send('revert', { decision: Number(button.dataset.decision), reason: '' }); break;
    case 'follow': send('revert', { decision: Number(button.dataset.decision), reason: button.textContent.trim() }); break;
    case 'keep': send('decisions', { edits: [{ pointer: box.dataset.pointer, value: JSON.parse(box.dataset.value) }], reason: button.textContent.trim(), seen: Number(review.dataset.seen) }); break;
  }
});

// j and k go through what can be decided or opened.
document.addEventListener('keydown', (event) => {
  if (writing(event) || document.querySelector('dialog[open]') || !['j', 'k'].includes(event.key)) return;
  const all = [...document.querySelectorAll('.conflictbox button, [data-do=revert]')];
  if (!all.length) return;
  event.preventDefault();
  const at = all.indexOf(document.activeElement);
  all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + (event.key === 'j' ? 1 : -1)))].focus();
});
