import type { Reply } from '../standin/host';

/** Google's box with Yes, No and Cancel. */
export function ask(title: string, text: string): Promise<Reply> {
  const box = document.createElement('dialog');
  box.className = 'ask';
  const heading = document.createElement('h2');
  heading.id = 'ask-title';
  heading.textContent = title;
  box.setAttribute('aria-labelledby', heading.id);
  const body = document.createElement('p');
  body.textContent = text;
  const buttons = document.createElement('div');
  return new Promise(resolve => {
    const choose = (reply: Reply): void => {
      box.remove();
      resolve(reply);
    };
    for (const [caption, reply] of [
      ['Yes', 'YES'],
      ['No', 'NO'],
      ['Cancel', 'CANCEL'],
    ] as const) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = caption;
      button.addEventListener('click', () => choose(reply));
      buttons.append(button);
    }
    box.addEventListener('cancel', () => choose('CLOSE'));
    box.append(heading, body, buttons);
    document.body.append(box);
    box.showModal();
  });
}
