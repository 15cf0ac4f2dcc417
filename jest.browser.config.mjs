// The browser tests: the workbench as a user starts it, driven in Chromium.
import base from './jest.config.mjs';

export default {
  ...base,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: [],
  testTimeout: 180_000,
};
