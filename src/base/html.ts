const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that stands in a page as itself. */
export const safe = (text: string): string => text.replace(/[&<>"']/g, sign => SIGNS[sign]!);
