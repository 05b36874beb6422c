/** Days in which a mediation is to end: a month as a rule (人民调解工作若干规定, 2002, article 33). */
export const mediationDays = 30;
