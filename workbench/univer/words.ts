/** Words that the English of the spreadsheet's packages leaves out: their keys would stand in the formula bar. */
export const PROGRESS_ENGLISH = {
  'sheets-formula': {
    progress: {
      analyzing: 'Reading formulas …',
      calculating: 'Calculating …',
      'array-analysis': 'Reading formulas …',
      'array-calculation': 'Calculating …',
      done: 'Calculated',
    },
  },
};
