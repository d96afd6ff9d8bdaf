"""Structured Streaming: checks each file that arrives in a folder, and writes the refused rows elsewhere.

    spark-submit examples/spark_stream.py IN OUT CHECKPOINT
"""

import sys

from pyspark.sql import SparkSession

import registrant.spark

incoming, refused, checkpoint = sys.argv[1:4]
spark = SparkSession.builder.appName("registrant").getOrCreate()
contacts = spark.readStream.schema("Vorname string, Land string, Domain string").parquet(incoming)
mapping = {"Vorname": "given_name", "Land": "country", "Domain": "domain"}
checked = registrant.spark.check(contacts, mapping, {"roles": ["owner"]})
query = (
    checked.where("report.accepted is null or not report.accepted")
    .writeStream.format("parquet")
    .option("path", refused)
    .option("checkpointLocation", checkpoint)
    .trigger(availableNow=True)  # or processingTime="1 minute", to go on
    .start()
)
query.awaitTermination()
