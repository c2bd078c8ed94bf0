/** What is said of every question that two are asked until a fixed moment. */
export const question = {
  badge: (badge: number) => `badge number ${badge}`,
  yes: 'Yes, gladly',
  until: (time: string) => `You can answer until ${time}.`,
  saved: (time: string) => `Saved. You can change your answer until ${time}.`,
  onPhone: (time: string) => `On this phone. It counts if it is sent by ${time}.`,
  over: 'The time to answer is over.',
  lost: (reason: string) => `Not saved: ${reason}.`,
  late: 'Your answer came too late: the question was over before it arrived.',
  mirror: 'Answer in your other tab, or go on here.',
};
