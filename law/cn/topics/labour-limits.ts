/**
 * The widest inputs that the labour topics take. They lie far beyond what happens and keep every product exact.
 */
export const mostWage = '100000000';
export const firstDay = '1900-01-01';
export const lastDay = '2999-12-31';
