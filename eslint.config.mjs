// Strict, typed lint. What is forbidden here would be a wrong number in Apps Script: see ARCHITECTURE.md.
import tseslint from 'typescript-eslint';

const engineBans = [
  {
    selector: "NewExpression[callee.name='Date']",
    message: 'Only addon/ and index.ts know Date: use base/day.',
  },
  {
    selector: "MemberExpression[object.name='Date']",
    message: 'Only addon/ and index.ts know a clock: the as-of day is an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Nothing uses randomness.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(toLocale|getDate|getMonth|getFullYear)/]',
    message: 'Local time moves a day across zones: use base/day.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.workbench/'] },
  ...tseslint.configs.strictTypeChecked.map(config => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // It takes an amount with a unit for no bigint (base/exact.ts); a text with a minus is a number to no bigint sum.
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      eqeqeq: 'error',
      'no-param-reassign': 'error',
    },
  },
  {
    files: ['src/{base,engine,plan,table,countries,import,forms,session,functions,sidebar}/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...engineBans] },
  },
  {
    // Univer's facade and plugin types do not meet: its objects are loose here, and only here.
    files: ['workbench/univer/**/*.ts', 'workbench/main.ts'],
    rules: Object.fromEntries(
      [
        'explicit-any',
        'unsafe-member-access',
        'unsafe-call',
        'unsafe-assignment',
        'unsafe-return',
        'unsafe-argument',
      ].map(rule => [`@typescript-eslint/no-${rule}`, 'off']),
    ),
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
);
