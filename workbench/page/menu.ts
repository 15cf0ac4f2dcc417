/** The Extensions menu, as the add-on's own onOpen fills it. */
export function menu(
  onChoose: (functionName: string) => void,
): (items: { caption: string; run: string }[]) => void {
  const button = document.getElementById('menu-button')!;
  const list = document.getElementById('menu-items')!;
  const show = (isOpen: boolean): void => {
    list.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) list.querySelector('button')?.focus();
  };
  button.addEventListener('click', () => show(list.hidden === true));
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !list.hidden) {
      show(false);
      button.focus();
    }
  });
  document.addEventListener('pointerdown', event => {
    if (!(event.target as Element).closest('#menu')) show(false);
  });
  return items => {
    list.replaceChildren(
      ...items.map(({ caption, run }) => {
        const item = document.createElement('li');
        const choice = document.createElement('button');
        item.setAttribute('role', 'none');
        choice.setAttribute('role', 'menuitem');
        choice.type = 'button';
        choice.textContent = caption;
        choice.addEventListener('click', () => {
          show(false);
          onChoose(run);
        });
        item.append(choice);
        return item;
      }),
    );
  };
}
