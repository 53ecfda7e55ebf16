// Before anything is painted: the theme that was chosen here; without one, that of the system.
(() => {
  let chosen = null;
  try { chosen = localStorage.getItem('jinbang-theme'); } catch { /* storage may be forbidden */ }
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
})();
