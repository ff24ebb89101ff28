/**
 * What the tests of the whole stack stand on: processes, thin clients for REST, feed and Kafka, a target and a driver of others, and an
 * independent check of the ledger. No test lives here, and no class of Landfall is used: what is sent and read is spelled by hand.
 */
package dev.landfall.systemtest.harness;
