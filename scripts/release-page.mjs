/*
 * The page of a release: every step of pasting the add-on into a spreadsheet, each with a drawing of where to click.
 * It carries the files itself, so that a button copies each; it loads nothing and works from a folder.
 */

const [WIDTH, HEIGHT] = [520, 150];

/** A window as Google draws it, in outline: a bar with menus, the one to press marked. */
const menus = (names, pressed, entries) => {
  const starts = names.map(
    (_, at) => 16 + names.slice(0, at).reduce((sum, one) => sum + one.length * 8 + 18, 0),
  );
  const width = Math.max(...entries.map(entry => entry.length)) * 9 + 32;
  const left = Math.min(starts[names.indexOf(pressed)] - 8, WIDTH - width - 8);
  const on = isOn => (isOn ? ' class="on"' : '');
  return drawing(
    `${names.map((name, at) => `<text x="${starts[at]}" y="28"${on(name === pressed)}>${name}</text>`).join('')}
     <line x1="0" y1="42" x2="${WIDTH}" y2="42"/>
     <rect x="${left}" y="42" width="${width}" height="${entries.length * 26 + 12}" class="sheet"/>
     ${entries.map((entry, row) => `<text x="${left + 14}" y="${66 + row * 26}"${on(row === 0)}>${entry}</text>`).join('')}`,
  );
};

/** The script editor: its files, the open one marked, and what to do with its text. */
const editor = (files, open) =>
  drawing(
    `<text x="16" y="28" class="quiet">Files</text><text x="150" y="28" class="on">+</text>
     ${files.map((file, at) => `<text x="24" y="${58 + at * 26}"${file === open ? ' class="on"' : ''}>${file}</text>`).join('')}
     <line x1="180" y1="0" x2="180" y2="${HEIGHT}"/>
     <rect x="196" y="16" width="308" height="118" class="sheet"/>
     <text x="212" y="44" class="quiet">select all, then paste</text>`,
  );

const drawing = inside =>
  `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"><rect x="1" y="1" width="${WIDTH - 2}" height="${HEIGHT - 2}" rx="8" class="frame"/>${inside}</svg>`;

const MENUS = ['File', 'Edit', 'View', 'Insert', 'Format', 'Data', 'Extensions', 'Help'];

const STEPS = [
  {
    title: 'Open the script editor of your spreadsheet',
    text: 'Open your spreadsheet in Google Sheets (a copy of it, if you want to look first). Choose <b>Extensions</b>, then <b>Apps Script</b>. A new tab opens. At its top it says <b>Untitled project</b>: click that and call it <b>Tax-loss harvesting</b>, because the menu in your spreadsheet bears the name.',
    picture: menus(MENUS, 'Extensions', ['Apps Script', 'Add-ons ▸']),
  },
  {
    title: 'Paste the program',
    text: 'Click <b>Code.gs</b> on the left. Click into the text at the right, select all of it (Ctrl+A, on a Mac ⌘A), and paste what this button copies. <b>If a script of your own stands there, do not paste over it</b>: click the <b>+</b> beside <i>Files</i>, choose <b>Script</b>, call it <b>Harvest</b>, and paste there; yours goes on working.',
    copies: 'Code.js',
    picture: editor(['Code.gs'], 'Code.gs'),
  },
  {
    title: 'Add the sidebar',
    text: 'Click the <b>+</b> beside <i>Files</i>, choose <b>HTML</b>, and call it <b>Sidebar</b>: exactly so, with a capital S, without an ending. Select all of its text and paste.',
    copies: 'Sidebar.html',
    picture: editor(['Code.gs', 'Sidebar.html'], 'Sidebar.html'),
  },
  {
    title: 'Say what it may do',
    text: 'Click the gear (<b>Project Settings</b>) at the far left and tick <b>Show “appsscript.json” manifest file in editor</b>. Back in the editor click <b>appsscript.json</b>, select all, and paste. It asks for two rights only: this one spreadsheet, and showing a sidebar in it. Where a script of your own has rights under <i>oauthScopes</i>, leave its lines and add these two.',
    copies: 'appsscript.json',
    picture: editor(['appsscript.json', 'Code.gs', 'Sidebar.html'], 'appsscript.json'),
  },
  {
    title: 'Save, and reload the spreadsheet',
    text: 'Save (Ctrl+S, ⌘S), close the tab, and reload your spreadsheet. After some seconds the menu has <b>Tax-loss harvesting</b> under <b>Extensions</b>. Choose <b>Open planner</b>. The first time Google asks whether you trust the author: that is you. Choose your account, <b>Advanced</b>, then <b>Go to … (unsafe)</b>: Google says “unsafe” of every script that it has not reviewed.',
    picture: menus(MENUS, 'Extensions', ['Tax-loss harvesting ▸ Open planner', 'Apps Script']),
  },
  {
    title: 'Check this installation',
    text: '<b>Extensions → Tax-loss harvesting → Check this installation</b> tries what the add-on needs of Google, in a sheet of its own that you may delete, and writes <i>as expected</i> or <i>different</i> beside each.',
    picture:
      '<img src="pictures/planner.png" alt="A spreadsheet with the planner open beside it: suggested sales, what each saves now and costs later." />',
  },
];

const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** @param {string} version @param {Record<string, string>} files their texts, by name */
export const installPage = (version, files) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width" />
<title>Tax-loss harvesting for Google Sheets ${version}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin: 2.5rem 0 0.5rem; font-size: 1.15rem; }
svg, img { display: block; width: 100%; height: auto; margin: 1rem 0; border-radius: 8px; }
svg text { font: 15px system-ui, sans-serif; fill: CanvasText; }
svg .quiet { opacity: 0.7; }
svg .on { font-weight: 700; fill: light-dark(#0b6b3a, #7ddba3); text-decoration: underline; }
svg .frame, svg .sheet { fill: Canvas; stroke: light-dark(#b8c4bc, #5b6660); }
svg line { stroke: light-dark(#b8c4bc, #5b6660); }
button { font: inherit; padding: 0.5rem 1rem; }
textarea { width: 100%; height: 6rem; font: 12px monospace; }
</style>
</head>
<body>
<main>
<h1>Tax-loss harvesting for Google Sheets ${version}</h1>
<p>Five minutes, nothing to install on your computer. What you paste runs in your own spreadsheet and sends nothing anywhere. Education, not tax advice; check your jurisdiction.</p>
<ol style="list-style: none; padding: 0">
${STEPS.map(
  ({ title, text, copies, picture }, at) => `<li>
<h2>${at + 1}. ${title}</h2>
<p>${text}</p>
${
  copies
    ? `<p><button type="button" data-copies="${copies}">Copy ${copies}</button> <span role="status"></span></p>
<details><summary>The button does not work: copy by hand</summary><textarea readonly aria-label="${copies}" id="${copies}">${escaped(files[copies])}</textarea></details>`
    : ''
}
${picture}
</li>`,
).join('\n')}
</ol>
<h2>A newer version</h2>
<p>Paste the new files over the old ones (steps 2 to 4), save, reload. Your sheets, ticks and settings stay: they stand in the spreadsheet, not in the program.</p>
<h2>Taking it out</h2>
<p>Delete the script’s files under <b>Extensions → Apps Script</b>. Sheets that the planner wrote stay until you delete them.</p>
<p>Licences of everything in it: <a href="LICENSES.txt">LICENSES.txt</a>.</p>
</main>
<script>
for (const button of document.querySelectorAll('[data-copies]')) {
  button.addEventListener('click', async () => {
    const said = button.parentElement.querySelector('[role=status]');
    const area = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      area.closest('details').open = true;
      area.select();
      if (!document.execCommand('copy')) {
        said.textContent = 'The browser does not allow it: press Ctrl+C (⌘C) now.';
        return;
      }
    }
    said.textContent = 'Copied.';
  });
}
</script>
</body>
</html>
`;
