// Keys of commands whose own differ from Word's, as tests press them: those of 'As in Word', which new libraries have.

/** By the id of the action, in Playwright's notation; the test of the table of actions compares them with the table. */
export const wordKeys = {
  palette: 'Control+Shift+P',
  library: 'Control+w',
  export: 'Control+Alt+e',
  link: 'Control+k',
  field: 'Control+F9',
  split: 'Control+Alt+s',
  alignRight: 'Control+r',
} as const
