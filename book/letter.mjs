/* One page for each household: what to sell and which lots, what to pause, what not to buy, what is open, to be signed. */

const HTML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = value => String(value ?? '').replace(/[&<>"']/g, sign => HTML[sign]);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** `8 Jul 2026`. */
export function spokenDay(iso) {
  const [year, month, day] = String(iso).slice(0, 10).split('-').map(Number);
  return day ? `${day} ${MONTHS[month - 1]} ${year}` : '';
}

const money = (currency, amount) =>
  amount === '' || amount === null || amount === undefined
    ? ''
    : `${amount < 0 ? '−' : ''}${currency}${Math.abs(amount).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** A result's rows as records by heading. */
const records = part =>
  (part?.rows ?? []).map(row => Object.fromEntries(part.headings.map((heading, at) => [heading, row[at]])));

const MOST = 12;
/** A page holds so many; the rest is counted. */
const few = (rows, what) =>
  rows.length > MOST
    ? [...rows.slice(0, MOST), `… and ${rows.length - MOST} more ${what}: see the plan.`]
    : rows;

const list = (title, rows, none) =>
  `<h2>${title}</h2>${rows.length === 0 ? `<p class="none">${none}</p>` : `<ul>${rows.map(row => `<li>${row}</li>`).join('')}</ul>`}`;

/** `25 QQQ bought 8 Jul 2026 (A07) in Joint`. */
const lotOf = sale =>
  `${safe(sale.Quantity)} ${safe(sale.Symbol)} bought ${spokenDay(sale.Acquired)}${sale.Lot === '' ? '' : ` (${safe(sale.Lot)})`} in ${safe(sale.Account || 'the account')}`;

/**
 * The letter as a page of its own.
 * @param {{household: string, results: Record<string, {headings: string[], rows: any[][]}>}} answer
 */
export function letterOf({ household, results }, asOf) {
  const [desk] = records(results.desk);
  const plan = records(results.plans);
  const sales = plan.filter(row => row.Rank !== '');
  const currency = desk?.Currency ?? '';
  const sell = sales.map(sale => {
    const instead = sale.Replacement === '' ? '' : ` Instead: ${safe(sale.Replacement)}.`;
    const name = sale['Name lot'] === 'Yes' ? ' <strong>Name this lot to the broker.</strong>' : '';
    const wait = sale['Better from'] === '' ? '' : ` Better from ${spokenDay(sale['Better from'])}.`;
    const back =
      sale['Do not buy before'] === ''
        ? ''
        : ` Do not buy it back before ${spokenDay(sale['Do not buy before'])}.`;
    return `<span class="box"></span>Sell ${lotOf(sale)}: ${
      sale['Usable loss'] < 0
        ? `a gain of ${money(currency, -sale['Usable loss'])}`
        : `${money(currency, sale['Usable loss'])} of loss counts`
    }, ${sale['Net benefit'] === '' ? 'benefit not known' : `${money(currency, sale['Net benefit'])} ahead after later tax and costs`}.${name}${instead}${wait}${back}`;
  });
  const pause = records(results.purchases).map(
    one =>
      `${safe(one.Quantity)} ${safe(one.Symbol)} on ${spokenDay(one.Day)} in ${safe(one.Account)} (${safe(one.Owner)}${one.Kind === 'Likely' ? ', if it comes as before' : ''}): pause or move it; a loss ${one.Sale === 'Made' ? 'already taken' : 'of this letter'}${one['Loss at stake'] > 0 ? ` of ${money(currency, one['Loss at stake'])}` : ''} is at stake.`,
  );
  const avoid = records(results.do_not_buy).map(
    one =>
      `${safe(one.Symbol)}${one['Not before'] === '' ? '' : ` before ${spokenDay(one['Not before'])}`}${one.Buy === 'Review' ? ' (to be reviewed)' : ''}`,
  );
  const questions = records(results.questions);
  const open = questions
    .filter(one => one.Answer === '')
    .map(one => `${safe(one.Question)}. ${safe(one.Text)}`);
  const answeredOnes = questions
    .filter(one => one.Answer !== '')
    .map(
      one =>
        `${safe(one.Question)}: <strong>${safe(one.Answer)}</strong>, answered by ${safe(one['Answered by'] || 'somebody')}${one['Answered on'] === '' ? '' : ` on ${spokenDay(one['Answered on'])}`}`,
    );
  const problems = records(results.problems).map(one =>
    safe(
      [one.Table, one.Row === '' ? '' : `row ${one.Row}`, one.Column, one.Found].filter(Boolean).join(', '),
    ),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${safe(household)}, ${spokenDay(asOf)}</title>
<style>${STYLE}</style></head><body>
<header><h1>${safe(household)}</h1><p>As of ${spokenDay(asOf)}${desk ? `, under the law of ${safe(desk.Country)}` : ''}</p></header>
${
  desk
    ? `<p class="sum">${
        sales.length === 0
          ? 'Nothing to sell for tax today.'
          : `${sales.length} ${sales.length === 1 ? 'sale' : 'sales'}${desk['Saved now'] === '' ? '' : `: saves ${money(currency, desk['Saved now'])} of this year’s tax, ${money(currency, desk['Net benefit'])} ahead once the later tax and the costs are counted`}.`
      }${desk['Act by'] === '' ? '' : ` Act by <strong>${spokenDay(desk['Act by'])}</strong>: ${safe(desk.Because)}.`}</p>`
    : '<p class="sum">The tables could not be answered: see what was found.</p>'
}
${list('Sell', few(sell, 'sales'), 'Nothing.')}
${list('Pause', few(pause, 'purchases'), 'No purchase to come meets a loss.')}
${list('Do not buy', few(avoid, 'securities'), 'Nothing is barred by sales made.')}
${list('Open questions', few(open, 'questions'), 'None.')}
${answeredOnes.length === 0 ? '' : list('Answered', few(answeredOnes, 'answers'), '')}
${problems.length === 0 ? '' : list('Found in the tables', few(problems, 'findings'), '')}
<footer><p>Harvesting defers tax: what is saved now is partly paid later. Education, not tax advice; check your jurisdiction.</p>
<p class="sign"><span>Name</span><span>Signature</span><span>Date</span></p></footer>
</body></html>
`;
}

const STYLE = `
@page { size: auto; margin: 16mm; }
body { font: 11pt/1.35 system-ui, sans-serif; color: #1c2733; max-width: 180mm; margin: 8mm auto; }
header { display: flex; justify-content: space-between; align-items: baseline; border-bottom: 1pt solid #8796a5; }
h1 { font-size: 16pt; margin: 0; } h2 { font-size: 11pt; margin: 10pt 0 2pt; }
p { margin: 3pt 0; } .sum { margin: 8pt 0; } .none { color: #55636f; }
ul { margin: 0; padding-left: 14pt; } li:has(.box) { list-style: none; margin-left: -14pt; } li { margin: 2pt 0; break-inside: avoid; }
.box { display: inline-block; width: 8pt; height: 8pt; border: 1pt solid #55636f; margin-right: 5pt; }
footer { margin-top: 14pt; font-size: 9pt; color: #3b4955; }
.sign { display: flex; gap: 12mm; margin-top: 16pt; } .sign span { flex: 1; border-top: 1pt solid #55636f; padding-top: 2pt; }
`;

/** A name for the household's files that no two share, whatever signs its own name has. */
export const fileName = (n, household) =>
  `${String(n).padStart(6, '0')}-${household
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '')}`;
