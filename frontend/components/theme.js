/** The theme's colours are functions of the scheme, which only a computed style resolves: what each of these is now, by its name. */
export function resolved(root, colours) {
  const probe = document.createElement('i');
  root.append(probe);
  const entries = Object.entries(colours).map(([name, value]) => {
    probe.style.color = value;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(entries);
}

/** Calls `act` whenever the page turns light or dark, with the system or by choice. Returns what ends that. */
export function onScheme(act) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const choice = new MutationObserver(act);
  system.addEventListener('change', act);
  choice.observe(document.documentElement, { attributeFilter: ['theme', 'style'] });
  return () => {
    system.removeEventListener('change', act);
    choice.disconnect();
  };
}
